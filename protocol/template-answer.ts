import { z } from 'zod';
import { rulesPatchSchema } from './alert-rules';

const sourceSchema = z
  .object({
    title: z.string(),
    publisher: z.string(),
    year: z.int().nullable().describe('Null: a page that is kept up to date.'),
    url: z.string(),
  })
  .meta({ id: 'TemplateSource' });

/** Apart from the templates themselves, so that a page that shows them does not load a validator. */
export const templatesSchema = z.object({
  templates: z.array(
    z
      .object({
        id: z.string(),
        rules: rulesPatchSchema.describe('To be sent as `patch`, as it is, to `PATCH /api/settings`.'),
        figures: z.array(
          z.object({
            figure: z
              .string()
              .describe('Which number of `rules`, as in `limits.high`; in °C, or ms where it ends in Ms.'),
            value: z.union([z.number(), z.array(z.number())]),
            sources: z.array(sourceSchema).describe('Who says so; empty: our choice.'),
          }),
        ),
      })
      .meta({ id: 'Template' }),
  ),
});
export type Templates = z.infer<typeof templatesSchema>;
