import { expect, it } from 'vitest';
import { buildFeed } from '../live/testing/build';
import { stepsToFirstReading } from './checklist';

const none = { ...buildFeed().intake, topicFound: false };

function doneWith(intake: Partial<typeof none>, connected = true): string[] {
  const steps = stepsToFirstReading(buildFeed({ source: 'kafka', connected, intake: { ...none, ...intake } }));
  return steps.filter(({ isDone }) => isDone).map(({ step }) => step);
}

it('[PG13] each step to the first reading ticks itself', () => {
  expect(doneWith({})).toEqual(['kafkaAnswers']);
  expect(doneWith({ topicFound: true })).toEqual(['kafkaAnswers', 'topicFound']);
  expect(doneWith({ topicFound: true, messages: 1 })).toEqual(['kafkaAnswers', 'topicFound', 'firstMessage']);
  expect(doneWith({ topicFound: true, messages: 1, readings: 1 })).toHaveLength(4);
});

it('[PG13] no step is done while one before it is not', () => {
  expect(doneWith({ topicFound: true, messages: 1, readings: 1 }, false)).toEqual([]);
});
