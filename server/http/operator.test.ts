import { expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createOperator } from './operator';

const PASSWORD = 'correct horse battery';
const HOUR_MS = 3_600_000;
const from = (address: string) => ({ bearer: null, session: null, address });

function build() {
  const clock = createFakeClock();
  return { clock, operator: createOperator({ rules: { isLoopback: false, operatorPassword: PASSWORD }, clock }) };
}

function tryWrong(
  operator: ReturnType<typeof build>['operator'],
  { times, address }: { times: number; address: string },
) {
  for (let n = 0; n < times; n += 1) operator.unlock('wrong', address);
}

test('[AC4] a session lasts twelve hours', () => {
  const { clock, operator } = build();
  const { session = '' } = operator.unlock(PASSWORD, '192.0.2.1');
  const credentials = { ...from('192.0.2.1'), session };
  clock.advance(12 * HOUR_MS - 1);
  expect(operator.judge(credentials)).toEqual({ access: 'unlocked' });
  clock.advance(1);
  expect(operator.judge(credentials)).toEqual({ access: 'locked' });
});

test('[AC7] after ten wrong passwords an address learns nothing for a minute, not even from the right one', () => {
  const { clock, operator } = build();
  tryWrong(operator, { times: 10, address: '192.0.2.1' });
  expect(operator.unlock(PASSWORD, '192.0.2.1')).toEqual({ access: 'too-many-tries', waitMs: 60_000 });
  clock.advance(60_000);
  expect(operator.unlock(PASSWORD, '192.0.2.1')).toMatchObject({ access: 'unlocked' });
});

test('[AC7] wrong bearer passwords count as well', () => {
  const { operator } = build();
  const guess = { ...from('192.0.2.1'), bearer: 'wrong' };
  for (let n = 0; n < 10; n += 1) expect(operator.judge(guess)).toEqual({ access: 'locked' });
  expect(operator.judge(guess)).toMatchObject({ access: 'too-many-tries' });
});

test('[AC7] who is unlocked already, or comes from elsewhere, is not held up by another one guessing', () => {
  const { operator } = build();
  const { session = '' } = operator.unlock(PASSWORD, '192.0.2.1');
  tryWrong(operator, { times: 20, address: '192.0.2.1' });
  expect(operator.judge({ ...from('192.0.2.1'), session })).toEqual({ access: 'unlocked' });
  expect(operator.unlock(PASSWORD, '192.0.2.2')).toMatchObject({ access: 'unlocked' });
});

test('[AC7] the addresses of one IPv6 network count as one', () => {
  const { operator } = build();
  for (let n = 0; n < 10; n += 1) operator.unlock('wrong', `2001:db8:1:2::${n}`);
  expect(operator.unlock(PASSWORD, '2001:db8:1:2::ffff')).toMatchObject({ access: 'too-many-tries' });
  expect(operator.unlock(PASSWORD, '2001:db8:1:3::1')).toMatchObject({ access: 'unlocked' });
});

test('[AC6] a session that was locked opens nothing any more', () => {
  const { operator } = build();
  const { session = '' } = operator.unlock(PASSWORD, '192.0.2.1');
  operator.lock(session);
  expect(operator.judge({ ...from('192.0.2.1'), session })).toEqual({ access: 'locked' });
});
