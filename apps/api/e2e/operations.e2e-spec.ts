import { ask, expectStatus } from './harness/http';
import { Product } from './harness/product';

let product: Product;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
});

afterAll(async () => product.stop());

describe('what operators ask', () => {
  it('names each leg of readiness, and which one is missing', async () => {
    const ready = await expectStatus(200, ask('GET', `${product.url}/health/ready`));
    expect(Object.keys(ready.body.checks).sort()).toEqual(['database', 'migrations', 'redis', 'worker']);

    await product.workers[0]!.stop();
    product.workers = [];
    const without = await expectStatus(503, ask('GET', `${product.url}/health/ready`));
    expect(without.body.status).toBe('not_ready');
    expect(without.body.checks.worker.ok).toBe(false);
    expect(without.body.checks.worker.problem).toContain('worker');
    expect(without.body.checks.database.ok).toBe(true);
    product.startWorker();
    await product.untilReady();
  });

  it('gives Prometheus its figures', async () => {
    const metrics = await expectStatus(200, ask('GET', `${product.url}/metrics`));
    expect(metrics.text).toContain('haojiao_http_request_seconds_bucket');
    expect(metrics.text).toContain('haojiao_worker_silent_seconds');
  });

  it('describes the interface from the code, with schemas and errors', async () => {
    const { body } = await expectStatus(200, ask('GET', `${product.url}/openapi.json`));
    const plan = body.paths['/api/v1/contents/{id}/publications'].post;
    expect(plan.requestBody.content['application/json'].schema.$ref).toContain('PlanPublicationsRequest');
    const schema = body.components.schemas.PlanPublicationsRequest;
    expect(schema.required).toEqual(['channelAccountIds']);
    expect(Object.keys(schema.properties)).toContain('scheduledAt');
    expect(Object.keys(plan.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '404', '409']),
    );
    const empty = Object.entries<{ properties?: object }>(body.components.schemas)
      .filter(
        ([name, value]) => /Re(quest|sponse)$/.test(name) && Object.keys(value.properties ?? {}).length === 0,
      )
      .map(([name]) => name);
    expect(empty).toEqual([]);
    await expectStatus(200, ask('GET', `${product.url}/docs`));
  });

  it('answers an unknown address with a problem document that names the request', async () => {
    const answer = await expectStatus(404, ask('GET', `${product.url}/api/v1/nothing`));
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 404, code: 'route_not_found' });
    expect(answer.body.instance).toMatch(/^[0-9a-f-]{36}$/);
    const english = await ask('GET', `${product.url}/api/v1/nothing`, {
      headers: { 'accept-language': 'en-US' },
    });
    expect(english.body.detail).toBe('There is no such address.');
  });

  it('gives the first answer again for the same Idempotency-Key, and refuses another body under it', async () => {
    const headers = { 'idempotency-key': 'unit-of-the-day' };
    const body = { name: '第一工会', code: 'first-unit' };
    const first = await expectStatus(201, product.as('admin', 'POST', '/organizations', body, headers));
    const again = await expectStatus(201, product.as('admin', 'POST', '/organizations', body, headers));
    expect(again.body).toEqual(first.body);
    const other = { name: '第二工会', code: 'second-unit' };
    const refused = await expectStatus(422, product.as('admin', 'POST', '/organizations', other, headers));
    expect(refused.body.code).toBe('idempotency_key_reused');
  });

  it('names every fault of an input at once and refuses what it does not know', async () => {
    const answer = await expectStatus(
      400,
      product.as('admin', 'POST', '/organizations', { code: 'X', owner: 'me' }),
    );
    const paths = answer.body.errors.map((error: { path: string }) => error.path).sort();
    expect(new Set(paths)).toEqual(new Set(['code', 'name', 'owner']));
  });
});
