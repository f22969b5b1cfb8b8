import { expect, it } from 'vitest';
import { boardProducer } from './board-producer';
import { httpProducers } from './http-producers';
import { kafkaProducers } from './kafka-producers';
import { curlProducer, type HttpProducerOptions } from './producers';

const origin = 'http://cold.example:3000';
const allHttp = (options: HttpProducerOptions) => [...httpProducers(options), boardProducer(options)];

it('[PG15] the programs to copy send to the very server the page came from', () => {
  for (const { code } of allHttp({ origin, needsPassword: false })) expect(code).toContain(`${origin}/api/readings`);
});

it('[PG15] they give a password only where the server asks for one', () => {
  for (const { code } of allHttp({ origin, needsPassword: false })) expect(code).not.toMatch(/authorization/i);
  for (const { code } of allHttp({ origin, needsPassword: true })) expect(code).toContain('Bearer OPERATOR_PASSWORD');
});

it('[PG15] the reading sent from the terminal is one the topic takes', () => {
  const body = /-d '(.*)'$/.exec(curlProducer({ origin, needsPassword: true }).code)?.[1] ?? '';
  expect(JSON.parse(body)).toEqual({ sensorId: 'my-sensor', temperature: 21.5 });
});

it('[PG15] the programs for Kafka write to the topic this server reads', () => {
  for (const { code } of kafkaProducers('cold-chain')) expect(code).toContain('cold-chain');
});
