import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { canFetchPackages, fetchPackages, libraryFolders } from './debian-packages.mjs';

const packages = ['chromium', 'fonts-wqy-microhei'];
const installed = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A Chromium for the browser tests, with a Chinese font beside it: fetched without root, or the machine's own where
 * nothing can be fetched.
 * @param {{ home: string, say?: (text: string) => void }} options `home`: where to keep it when the user has no cache
 * @returns {Promise<{ executablePath: string } | { reason: string, isInstallable: boolean }>} `isInstallable` false:
 *   this system has no package manager that we know how to ask, so nobody can be blamed for the browser's absence
 */
export async function findChromium({ home, say = () => {} }) {
  const own = installed.map(pathOf).find((path) => path && runs(path));
  if (own && hasChineseFont()) return { executablePath: own };
  const folder = join(cacheFolder(home), `chromium-${process.platform}-${process.arch}`);
  const kept = starterIn(folder);
  if (kept) return { executablePath: kept };
  if (!canFetchPackages()) {
    if (own) return { executablePath: own };
    return { reason: 'no chromium on the PATH, and no apt-get to fetch one with', isInstallable: false };
  }
  say('正在获取 Chromium（约 110 MB，仅首次）… / Fetching Chromium (110 MB, first time only)…');
  try {
    rmSync(folder, { recursive: true, force: true });
    await fetchPackages([packages], folder);
    writeStarter(folder);
  } catch (error) {
    return own ? { executablePath: own } : { reason: error.message, isInstallable: true };
  }
  const fetched = starterIn(folder);
  if (fetched) return { executablePath: fetched };
  return { reason: `fetched into ${folder}, but it does not run here`, isInstallable: true };
}

const starterOf = (folder) => join(folder, 'start-chromium');

function starterIn(folder) {
  const starter = starterOf(folder);
  return existsSync(starter) && runs(starter) ? starter : null;
}

/** A starter of our own instead of the package's, which looks for its parts in the root folder. */
function writeStarter(folder) {
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontConfiguration(folder));
  mkdirSync(join(folder, 'font-cache'), { recursive: true });
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH=${shellWord([...libraryFolders(folder), join(folder, 'usr/lib/chromium')].join(':'))}`,
    `export FONTCONFIG_FILE=${shellWord(fonts)}`,
    `exec ${shellWord(join(folder, 'usr/lib/chromium/chromium'))} "$@"`,
  ];
  writeFileSync(starterOf(folder), `${lines.join('\n')}\n`);
  chmodSync(starterOf(folder), 0o755);
}

function fontConfiguration(folder) {
  const folders = [join(folder, 'usr/share/fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((path) => `  <dir>${path}</dir>`),
    `  <cachedir>${join(folder, 'font-cache')}</cachedir>`,
    // Names that no font here has end as sans-serif, as systems do by themselves: else any font will do, a mathematical one too.
    '  <match target="pattern"><edit name="family" mode="append_last"><string>sans-serif</string></edit></match>',
    ...['sans-serif', 'serif', 'monospace'].map(
      (family) =>
        `  <alias binding="same"><family>${family}</family><prefer><family>DejaVu Sans</family><family>WenQuanYi Micro Hei</family></prefer></alias>`,
    ),
    '</fontconfig>',
    '',
  ].join('\n');
}

const shellWord = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function pathOf(command) {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function runs(path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}
