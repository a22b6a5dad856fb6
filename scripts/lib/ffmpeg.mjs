import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { canFetchPackages, fetchPackages, libraryFolders } from './debian-packages.mjs';

/** Both lie in the package `ffmpeg`. */
const programs = ['ffmpeg', 'ffprobe'];

/**
 * An ffmpeg for the tests: the machine's own, or the distribution's package fetched without root. The product itself
 * never fetches one: whoever runs it decides what is installed.
 * @param {{ home: string, say?: (text: string) => void }} options `home`: where to keep it when the user has no cache
 * @returns {Promise<{ executablePath: string } | { reason: string }>}
 */
export async function findFfmpeg({ home, say = () => {} }) {
  const own = pathOf('ffmpeg');
  if (own && runs(own)) return { executablePath: own };
  const folder = join(cacheFolder(home), `ffmpeg-${process.platform}-${process.arch}`);
  const kept = starterIn(folder);
  if (kept) return { executablePath: kept };
  if (!canFetchPackages()) return { reason: 'no ffmpeg on the PATH, and no apt-get to fetch one with' };
  say('正在获取 ffmpeg（仅首次，供测试使用）… / Fetching ffmpeg (first time only, for the tests)…');
  try {
    rmSync(folder, { recursive: true, force: true });
    await fetchPackages([['ffmpeg']], folder);
    for (const program of programs) writeStarter(folder, program);
  } catch (error) {
    return { reason: error.message };
  }
  const fetched = starterIn(folder);
  return fetched
    ? { executablePath: fetched }
    : { reason: `fetched into ${folder}, but it does not run here` };
}

/** Said once at a start: nothing of that size is fetched without being asked for. @returns {string | null} */
export function ffmpegHint(wanted) {
  if (wanted === 'off' || (wanted && existsSync(wanted)) || pathOf(wanted || 'ffmpeg')) return null;
  return '可选：未找到 ffmpeg，音视频按原文件播放（apt-get install ffmpeg 后自动补做） / optional: no ffmpeg, sound and film are played as they came (apt-get install ffmpeg)';
}

const starterOf = (folder, program) => join(folder, program);

function starterIn(folder) {
  const starter = starterOf(folder, 'ffmpeg');
  return existsSync(starter) && runs(starter) ? starter : null;
}

/** The package's libraries lie in our folder, where no loader looks by itself. */
function writeStarter(folder, program) {
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH=${shellWord(libraryFolders(folder).join(':'))}`,
    `exec ${shellWord(join(folder, 'usr/bin', program))} "$@"`,
  ];
  writeFileSync(starterOf(folder, program), `${lines.join('\n')}\n`);
  chmodSync(starterOf(folder, program), 0o755);
}

const shellWord = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function pathOf(command) {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** It must start and know what the product asks of it. */
function runs(path) {
  const { status, stdout } = spawnSync(path, ['-hide_banner', '-encoders'], {
    timeout: 30_000,
    encoding: 'utf8',
  });
  return status === 0 && /\slibx264\s/.test(stdout) && /\slibmp3lame\s/.test(stdout);
}
