import { readFileSync } from 'node:fs';

/** `NAME=value` lines, `#` comments, optional quotes and `export`. An empty value counts as not set. */
export function parseDotenv(text) {
  const settings = {};
  for (const line of text.split(/\r?\n/)) {
    const found = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (found) settings[found[1]] = unquoted(found[2]);
  }
  return withoutEmpty(settings);
}

function unquoted(value) {
  const quoted = /^(['"])(.*)\1(?:\s+#.*)?$/.exec(value);
  if (!quoted) return value.replace(/(^|\s+)#.*$/, '');
  return quoted[1] === '"' ? quoted[2].replaceAll('\\n', '\n').replaceAll('\\"', '"') : quoted[2];
}

export function withoutEmpty(settings) {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined),
  );
}

/** The environment as the product will see it: the file's settings, and over them what the shell says. */
export function environmentWith(file, environment = process.env) {
  let fromFile = {};
  try {
    fromFile = parseDotenv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return { ...fromFile, ...withoutEmpty(environment) };
}
