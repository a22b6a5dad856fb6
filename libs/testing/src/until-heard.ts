import type { DeliveryChanges } from '@haojiao/features/delivery';
import type { TestApi } from './api-harness';
import { until } from './until';

/**
 * Waits until the api has heard of everything that was committed to delivery before. Notices come on a connection of
 * their own, and PostgreSQL sends those that wait there before its next answer on it.
 */
export async function untilHeard({ app }: Pick<TestApi, 'app'>, changes?: DeliveryChanges): Promise<void> {
  const delivery = await import('@haojiao/features/delivery');
  const ears = changes ?? app.get<DeliveryChanges>(delivery.DeliveryChanges, { strict: false });
  // Whatever was read before a broken connection is back is forgotten by then.
  await until(() => ears['client'] !== null);
  await ears['client']!.query('SELECT 1');
}
