import type { Log } from '#server/ports';

export type LogLine = {
  level: 'debug' | 'info' | 'warn' | 'error';
  event: string;
  fields: Readonly<Record<string, unknown>>;
};

/** A log that keeps its lines, oldest first, for a test to look at. */
export type RecordingLog = Log & { readonly lines: readonly LogLine[] };

export function createRecordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const record =
    (level: LogLine['level']): Log['info'] =>
    (event, fields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
}
