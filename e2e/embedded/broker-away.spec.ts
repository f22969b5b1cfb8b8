import { expect, test } from '../fixtures';

// Nobody listens there.
test.use({ productOptions: { env: { KAFKA_BROKERS: '127.0.0.1:1' } } });

test('[PL12] [PG40] with a broker that has not answered since the start the page says what to check, and one alert is told', async ({
  page,
  board,
  request,
}) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expect(board.feedState).toContainText('Kafka');
  await expect(board.main).toContainText('Check KAFKA_BROKERS, and that the broker can be reached from the server.', {
    timeout: 30_000,
  });
  const answer = await request.put('/api/threshold', { data: { high: 30, low: null } });
  expect(answer.status(), await answer.text()).toBe(200);
  await expect(board.strip).toContainText(/No data has come from any sensor for/, { timeout: 90_000 });
  const { alerts } = await (await request.get('/api/alerts?state=open')).json();
  expect(alerts).toMatchObject([{ kind: 'feed' }]);
});
