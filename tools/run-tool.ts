const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs a tool for people: a signal asks it to finish, and an expected error is one sentence and exit code 1. */
export async function runTool(
  tool: (signal: AbortSignal, say: (line: string) => void) => Promise<void>,
): Promise<void> {
  const ending = new AbortController();
  for (const name of SIGNALS) process.once(name, () => ending.abort());
  try {
    await tool(ending.signal, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    // Expected errors have a code and a sentence; anything else is a mistake of ours and shows where.
    const isExpected = error instanceof Error && 'code' in error;
    process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
