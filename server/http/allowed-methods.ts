/** Which methods each address answers, as they are registered. Patterns are Fastify's: `/api/sensors/:sensorId`. */
export type AllowedMethods = {
  add(route: { url: string; method: string | readonly string[] }): void;
  /** Sorted methods of the address that has this path (still percent-encoded, no query); empty where there is none. */
  of(path: string): string[];
};

export function createAllowedMethods(): AllowedMethods {
  const methodsOfUrl = new Map<string, Set<string>>();
  return {
    add({ url, method }) {
      const methods = methodsOfUrl.get(url) ?? new Set();
      for (const one of [method].flat()) methods.add(one);
      methodsOfUrl.set(url, methods);
    },
    of(path) {
      const segments = path.split('/');
      const found = [...methodsOfUrl].filter(([url]) => matches(url.split('/'), segments));
      return [...new Set(found.flatMap(([, methods]) => [...methods]))].sort();
    },
  };
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]));
}
