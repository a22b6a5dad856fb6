import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../lib/failure.mjs';
import { drawPicture } from './pictures/index.mjs';

const media = join(dirname(fileURLToPath(import.meta.url)), 'media');
const mediaTypes = { mp3: 'audio/mpeg', mp4: 'video/mp4', jpg: 'image/jpeg' };
const readyWithinMs = 120_000;

/** Draws a picture and uploads it as that person. @returns {Promise<object>} the asset, ready to be used */
export async function uploadPicture(person, organizationId, scene, altText, options) {
  const bytes = await drawPicture(scene, options);
  return upload(person, { organizationId, bytes, fileName: `${scene}-${Date.now()}.jpg`, altText });
}

export async function uploadMedia(person, organizationId, fileName) {
  return upload(person, { organizationId, bytes: readFileSync(join(media, fileName)), fileName });
}

async function upload(person, { organizationId, bytes, fileName, altText }) {
  const form = new FormData();
  form.set('organizationId', organizationId);
  if (altText) form.set('altText', altText);
  form.set('credit', '号角演示');
  form.set('file', new Blob([bytes], { type: mediaTypes[fileName.split('.').at(-1)] }), fileName);
  return untilReady(person, await person.post('/assets', form));
}

async function untilReady(person, asset) {
  const deadline = Date.now() + readyWithinMs;
  let current = asset;
  while (current.state === 'processing' && Date.now() < deadline) {
    await delay(200);
    current = await person.get(`/assets/${asset.id}`);
  }
  if (current.state === 'ready') return current;
  throw new StartFailure({
    zh: `素材 ${asset.fileName} 没有处理好：${current.rejection ?? current.state}`,
    en: `the asset ${asset.fileName} did not become ready: ${current.rejection ?? current.state}`,
  });
}

export const pictureHtml = ({ id, altText }) => `<p><img data-asset-id="${id}" alt="${altText}"></p>`;
