import type { Feed } from '#protocol/feed';

export type Step = 'kafkaAnswers' | 'topicFound' | 'firstMessage' | 'firstReading';

/** How far the first reading has got on its way from Kafka; a step counts only when those before it are done. */
export function stepsToFirstReading({ connected, intake }: Feed): { step: Step; isDone: boolean }[] {
  const kafkaAnswers = connected;
  const topicFound = kafkaAnswers && intake.topicFound;
  const firstMessage = topicFound && intake.messages > 0;
  return [
    { step: 'kafkaAnswers', isDone: kafkaAnswers },
    { step: 'topicFound', isDone: topicFound },
    { step: 'firstMessage', isDone: firstMessage },
    { step: 'firstReading', isDone: firstMessage && intake.readings > 0 },
  ];
}
