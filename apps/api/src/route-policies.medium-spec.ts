import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { controllerRoutes, serverRoutes, shapeOf } from './testing/route-table';
import type { ControllerRoute } from './testing/route-table';

const anyId = '01890a5d-ac96-774b-bcce-b302099a8057';

/** What the server answers without a controller: the description of the api, and CORS preflights. */
const withoutController = /^\/(docs|openapi\.json|docs-yaml)(\/|$)|^\/\*$/;

describe('the gate of every route', () => {
  let api: TestApi;
  let routes: ControllerRoute[];
  let served: { method: string; path: string }[];

  beforeAll(async () => {
    api = await startTestApi();
    routes = controllerRoutes(api.app);
    served = serverRoutes(api.app);
  });

  afterAll(() => api.close());

  const routeOf = (method: string, path: string) => {
    // Fastify answers HEAD wherever it answers GET.
    const asked = method === 'HEAD' ? 'GET' : method;
    return routes.filter(
      (route) => shapeOf(route.path) === shapeOf(path) && [asked, 'ALL'].includes(route.method),
    );
  };

  it('finds the routes that are there', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routeOf('POST', '/api/v1/contents')).toHaveLength(1);
    expect(served).toContainEqual({ method: 'PATCH', path: '/api/v1/organizations/:id' });
  });

  it('S21 is set on every method of every controller', () => {
    const open = routes.filter(({ policy }) => policy === undefined);
    expect(open.map(({ handler }) => handler)).toEqual([]);
  });

  it('S21 stands before every address that the server answers', () => {
    const unknown = served.filter(
      ({ method, path }) => !withoutController.test(path) && routeOf(method, path).length === 0,
    );
    expect(unknown).toEqual([]);
  });

  it('lets nobody into management but by signing in', () => {
    const open = routes.filter(
      ({ path, policy }) => path.startsWith('/api/') && !['signed_in', 'action'].includes(policy?.kind ?? ''),
    );
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/page-session',
      'POST /api/v1/auth/page-session/end',
      'POST /api/v1/auth/page-session/refresh',
      'POST /api/v1/auth/refresh',
      'POST /api/v1/invitations/join',
    ]);
  });

  it('answers 401 to a stranger and to a forged token, with every verb', async () => {
    const closed = served.filter(({ method, path }) =>
      routeOf(method, path).some(({ policy }) => !['public', 'operations'].includes(policy?.kind ?? '')),
    );
    expect(closed.length).toBeGreaterThan(60);
    const passed: string[] = [];
    for (const { method, path } of closed) {
      const url = path.replace(/:[^/]+/g, anyId);
      for (const headers of [{}, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }]) {
        const { statusCode } = await api.app.inject({ method: method as 'GET', url, headers });
        if (statusCode !== 401) passed.push(`${method} ${path} ${statusCode}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('refuses a person without any role whatever needs one', async () => {
    await api.aUser({ username: 'nobody' });
    const nobody = await api.as('nobody');
    const passed: string[] = [];
    for (const { method, path, policy } of routes.filter((route) => route.policy?.kind === 'action')) {
      const { status } = await nobody.send(method as 'GET', path.replace(/:[^/]+/g, anyId));
      if (status !== 403) passed.push(`${method} ${path} (${JSON.stringify(policy)}) ${status}`);
    }
    expect(passed).toEqual([]);
  });
});
