const PREFIX = '/delivery/v1/';
const REFERENCE = '#/components/schemas/';

/**
 * What the description of the whole interface says of delivery: its paths, and the shapes that they use. In an order that
 * depends on names alone, so that the same interface is always described by the same text.
 */
export function deliveryPart(description) {
  const paths = pick(description.paths, (path) => path.startsWith(PREFIX));
  const used = new Set();
  collect(paths, description.components.schemas, used);
  return sorted({
    openapi: description.openapi,
    info: { title: 'Haojiao: delivery', version: description.info.version },
    paths,
    components: { schemas: pick(description.components.schemas, (name) => used.has(name)) },
  });
}

function pick(members, isWanted) {
  return Object.fromEntries(Object.entries(members).filter(([name]) => isWanted(name)));
}

function collect(value, schemas, used) {
  if (typeof value !== 'object' || value === null) return;
  const name = typeof value.$ref === 'string' ? value.$ref.slice(REFERENCE.length) : null;
  if (name !== null && !used.has(name)) {
    used.add(name);
    collect(schemas[name], schemas, used);
  }
  for (const member of Object.values(value)) collect(member, schemas, used);
}

/** Members by name; values of an enumeration, and names of what is required, too. */
function sorted(value, key = '') {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return key === 'enum' || key === 'required' ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name], name)]));
}
