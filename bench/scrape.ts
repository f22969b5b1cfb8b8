/** The unlabelled samples of a Prometheus text, by name. */
export async function scrape(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const samples = [...text.matchAll(/^([a-z_0-9]+) ([-+.\deE]+)/gm)];
  return Object.fromEntries(samples.map(([, name, value]) => [name, Number(value)]));
}
