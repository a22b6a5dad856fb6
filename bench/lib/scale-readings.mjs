import { Person } from '../../scripts/demo/person.mjs';
import { compareSizes } from './compare-sizes.mjs';
import { TAGS } from './scale-newsroom.mjs';

const CONNECTIONS = 10;
const LISTS = 500;
const REPORTS = 10;

/**
 * What is read of each of the two, in turn.
 * @param {{ product: object, items: number, rootId: string, units: object[], year: number, startsAt: number, endsAt: number }}
 * large
 * @param {object} small the same
 */
export async function measureSizes(large, small) {
  // All rounds together ask for no item twice, also of the smaller one.
  const reads = Math.floor(small.items / 6);
  const headers = new Map();
  for (const side of [large, small]) {
    const { url, username, password } = side.product;
    headers.set(side, (await Person.signIn(url, username, password)).headers);
  }
  const sides = (nextOf) => ({
    large: { product: large.product, next: nextOf(large) },
    small: { product: small.product, next: nextOf(small) },
  });
  const compare = (name, nextOf, requests, connections = CONNECTIONS) =>
    compareSizes(name, sides(nextOf), {
      requests,
      connections,
      more: { items: large.items, smallItems: small.items },
    });
  const contents = '/delivery/v1/contents';

  await compare('read-kept', (side) => () => ({ path: `${contents}/scale-${side.items}` }), reads * 3);
  await compare('read-cold', itemsInTurn, reads);
  await compare('list-kept', () => () => ({ path: `${contents}?limit=20` }), reads * 3);
  await compare('list-cold', (side) => placesInTurn(side, `${contents}?limit=20`), LISTS);
  await compare(
    'list-of-unit-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&organization=street-2-3`),
    LISTS,
  );
  await compare(
    'list-of-branch-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&organization=district-2`),
    LISTS,
  );
  await compare(
    'list-of-column-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&column=news`),
    LISTS,
  );
  await compare(
    'list-of-tag-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&tag=${encodeURIComponent(TAGS[1])}`),
    LISTS,
  );
  const report = (unitIdOf) => (side) => () => ({
    path: `/api/v1/reports/period?organizationId=${unitIdOf(side)}&year=${side.year}`,
    headers: headers.get(side),
  });
  await compare(
    'report-year-of-all',
    report(({ rootId }) => rootId),
    REPORTS,
    1,
  );
  await compare(
    'report-year-of-unit',
    report(({ units }) => units[7].id),
    REPORTS,
    1,
  );
}

/** All over the year, and none twice: no step of so many comes back to where it was before it was everywhere. */
function itemsInTurn({ items }) {
  let asked = 0;
  const step = 7_919;
  return () => {
    asked += 1;
    return { path: `/delivery/v1/contents/scale-${1 + ((asked * step) % items)}` };
  };
}

/** Places all over the year, each a well-formed cursor that no earlier request has asked for. */
function placesInTurn({ startsAt, endsAt }, address) {
  let asked = 0;
  return () => {
    asked += 1;
    // Not among the first weeks, where a page of a tag would not be full.
    const share = 0.2 + 0.8 * ((asked * 0.618_033_988_749) % 1);
    const at = new Date(startsAt + share * (endsAt - startsAt)).toISOString();
    const place = Buffer.from(JSON.stringify([at, '00000000-0000-7000-8000-000000000000'])).toString(
      'base64url',
    );
    return { path: `${address}&cursor=${place}` };
  };
}
