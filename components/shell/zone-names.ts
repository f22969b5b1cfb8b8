/** Many browsers still list these by what the places were once called. */
const NEW_NAMES: Readonly<Record<string, string>> = {
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** A zone's name as people know it: `America/New York`. */
export function zoneLabel(zone: string): string {
  return (NEW_NAMES[zone] ?? zone).replaceAll('_', ' ');
}

/** The zones to choose from, UTC first, then by name; each once. `held`: one that must be among them. */
export function zoneNames(known: readonly string[], held: string | null): string[] {
  const names = [...known, ...(held === null ? [] : [held])].filter((name) => name !== 'UTC');
  const byLabel = new Map(names.map((name) => [zoneLabel(name), name]));
  return ['UTC', ...[...byLabel].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)];
}

/** True where every word of what is sought is in the zone's name, in any case. */
export function isSoughtZone(label: string, sought: string): boolean {
  const name = label.toLowerCase();
  const words = sought.toLowerCase().split(/[\s_]+/);
  return words.every((word) => name.includes(word));
}
