export type Producer = { name: string; code: string };

/** Stands where the reader's own password goes. */
export const PASSWORD_PLACEHOLDER = 'OPERATOR_PASSWORD';

export type HttpProducerOptions = { origin: string; needsPassword: boolean };

/** The shortest way to send one reading, from a terminal. */
export function curlProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `  -H 'authorization: Bearer ${PASSWORD_PLACEHOLDER}' \\\n` : '';
  return {
    name: 'curl',
    code: `curl ${origin}/api/readings \\
  -H 'content-type: application/json' \\
${password}  -d '{"sensorId": "my-sensor", "temperature": 21.5}'`,
  };
}
