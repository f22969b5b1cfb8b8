import type { Page } from '@playwright/test';

/** What Chromium hands to a screen reader, in the order it is read: `button "Pause" pressed`, one line a thing. */
export async function spokenLines(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const read = (id: string): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const line = node.ignored ? null : lineOf(node);
    if (line !== null) lines.push(line);
    // A name that came of what is inside is not read twice.
    if (line !== null && NAMED_BY_CONTENT.has(String(node.role?.value))) return;
    for (const child of node.childIds ?? []) read(child);
  };
  if (nodes[0]) read(nodes[0].nodeId);
  return lines;
}

type AxValue = { value?: unknown };
type AxNode = { role?: AxValue; name?: AxValue; value?: AxValue; properties?: { name: string; value: AxValue }[] };

const NAMED_BY_CONTENT = new Set(['button', 'link', 'heading', 'option', 'radio', 'tab', 'columnheader', 'cell']);
/** Told by what is in them. */
const SILENT = new Set([
  'generic',
  'none',
  'InlineTextBox',
  'ListMarker',
  'paragraph',
  'LineBreak',
  'rowgroup',
  'LabelText',
]);
const STATES = ['pressed', 'expanded', 'checked', 'disabled', 'invalid', 'level', 'live'];

function lineOf({ role, name, value, properties = [] }: AxNode): string | null {
  const kind = String(role?.value ?? '');
  const said = String(name?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (SILENT.has(kind) || (kind === 'group' && said === '')) return null;
  if (kind === 'StaticText') return said === '' ? null : said;
  const states = properties
    .filter((state) => STATES.includes(state.name) && !['false', 'off', ''].includes(String(state.value.value)))
    .map((state) =>
      state.value.value === true || state.value.value === 'true' ? state.name : `${state.name} ${state.value.value}`,
    );
  return [kind, said && `“${said}”`, value?.value && `= ${value.value}`, ...states].filter(Boolean).join(' ');
}
