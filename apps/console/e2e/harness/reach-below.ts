import { expectStatus } from '../../../api/e2e/harness/http';
import type { Product } from '../../../api/e2e/harness/product';

/** Gives somebody a role in a unit that reaches down to the reports of the units below it. */
export async function reachBelow(
  product: Product,
  unit: string,
  username: string,
  role: string,
): Promise<void> {
  const [{ id }] = await product.database.query('SELECT id FROM users WHERE username = $1', [username]);
  const wish = { roles: [role], inherit: true };
  await expectStatus(204, product.as('admin', 'PUT', `/organizations/${unit}/members/${id}`, wish));
}
