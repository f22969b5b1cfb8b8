import type { Settings } from '#protocol/settings';

/** With the changed levels in their whole new state, in no order. */
export function withSettings(settings: readonly Settings[], changed: readonly Settings[]): readonly Settings[] {
  const names = new Set(changed.map(nameOf));
  return [...settings.filter((one) => !names.has(nameOf(one))), ...changed];
}

function nameOf({ scope, id }: Settings): string {
  return `${scope}:${id}`;
}
