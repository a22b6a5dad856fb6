/**
 * `npm run check:docs`: every path of this repository that the documentation names exists, every relative link leads
 * somewhere, and every decision record has its four parts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './lib/project.mjs';
import { complain, say } from './lib/say.mjs';

const topFolders = ['apps', 'libs', 'migrations', 'packages', 'docs', 'scripts', 'bench', 'deploy', '.ci'];
const recordParts = ['Status', 'Context', 'Decision', 'Consequences'];

const pages = [
  ...readdirSync(root)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, name)),
  ...markdownBelow(join(root, 'docs')),
];
const faults = pages.flatMap((page) => [...missingPaths(page), ...deadLinks(page), ...missingParts(page)]);
for (const fault of faults) complain(fault);
if (faults.length > 0) process.exitCode = 1;
else say(`${pages.length} pages checked`);

function markdownBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

function missingPaths(page) {
  const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word]) => word);
  return named
    .filter((word) => topFolders.some((folder) => word.startsWith(`${folder}/`)))
    .filter((word) => !existsSync(join(root, concretePart(word))))
    .map((word) => `${relative(root, page)}: ${word} does not exist`);
}

/** `libs/channels/<platform>/README.md` and `apps/*\/e2e` promise no more than the folder before the placeholder. */
function concretePart(word) {
  const withoutLine = word.replace(/[:#].*$/, '');
  const placeholder = withoutLine.search(/[<*{…]/);
  return placeholder === -1
    ? withoutLine
    : withoutLine.slice(0, withoutLine.lastIndexOf('/', placeholder) + 1);
}

function deadLinks(page) {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return links
    .filter((target) => !/^([a-z]+:|#|\/)/.test(target))
    .filter((target) => !existsSync(resolve(dirname(page), decodeURIComponent(target.replace(/#.*$/, '')))))
    .map((target) => `${relative(root, page)}: the link to ${target} leads nowhere`);
}

function missingParts(page) {
  const isRecord = /^docs\/adr\/\d/.test(relative(root, page));
  if (!isRecord) return [];
  const headings = readFileSync(page, 'utf8').match(/^#+ .*$/gm) ?? [];
  return recordParts
    .filter((part) => !headings.some((heading) => heading.includes(part)))
    .map((part) => `${relative(root, page)}: the part "${part}" is missing`);
}
