import { type Templates, templatesSchema } from '#protocol/template-answer';
import { TEMPLATE_SOURCES } from '#protocol/template-sources';
import { type FigureSource, figuresOf, TEMPLATES, type Template } from '#protocol/templates';
import { type Api, PROBLEM_ANSWER } from './api';

/** What the page offers to begin with, for programs. */
export function addTemplateRoutes(api: Api): void {
  api.get(
    '/api/templates',
    {
      schema: {
        summary: 'Rules to begin with, each figure with its source',
        response: { 200: templatesSchema, default: PROBLEM_ANSWER },
      },
    },
    async () => ({ templates: TEMPLATES.map(toAnswer) }),
  );
}

function toAnswer(template: Template): Templates['templates'][number] {
  const { id, rules, sources } = template;
  return {
    id,
    rules,
    figures: figuresOf(template).map(([figure, value]) => ({
      figure,
      value: typeof value === 'number' ? value : [...value],
      sources: publicationsOf(sources[figure] ?? 'ours'),
    })),
  };
}

function publicationsOf(source: FigureSource) {
  return source === 'ours' ? [] : [source].flat().map((name) => TEMPLATE_SOURCES[name]);
}
