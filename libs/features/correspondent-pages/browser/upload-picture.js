import { currentToken, refresh } from './api.js';
import { getPicture } from './phone-store.js';
import { NoConnection, Problem, SignedOut } from './problem.js';

/**
 * Uploads that are on their way, by the key of their picture.
 * @type {Map<string, Promise<string>>}
 */
const underWay = new Map();

/**
 * Uploads the bytes of a picture that lie on this phone. Asked again meanwhile or later, it is the same asset.
 * @param {import('./types').DraftPicture} picture
 * @param {string} organizationId
 * @param {(percent: number) => void} onProgress
 * @returns {Promise<string>} id of the asset
 * @throws {Problem | NoConnection | SignedOut}
 */
export function uploadPicture(picture, organizationId, onProgress) {
  const going = underWay.get(picture.key) || upload(picture, organizationId, onProgress);
  underWay.set(picture.key, going);
  const over = () => underWay.delete(picture.key);
  going.then(over, over);
  return going;
}

/**
 * @param {import('./types').DraftPicture} picture
 * @param {string} organizationId
 * @param {(percent: number) => void} onProgress
 */
async function upload({ key, fileName }, organizationId, onProgress) {
  const bytes = await getPicture(key);
  if (!bytes) throw new Problem(0, { detail: `图片“${fileName}”已不在本机，请删除后重新添加。` });
  const form = new FormData();
  form.append('organizationId', organizationId);
  form.append('file', bytes, fileName);
  let answer = await post(form, key, onProgress);
  if (answer.status === 401) {
    await refresh();
    answer = await post(form, key, onProgress);
  }
  // Another page of this phone uploads the same picture.
  for (let tries = 0; answer.body.code === 'request_in_progress' && tries < 10; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    answer = await post(form, key, onProgress);
  }
  if (answer.status === 401) throw new SignedOut();
  if (answer.status >= 502 && answer.status <= 504) throw new NoConnection();
  if (answer.status !== 201) throw new Problem(answer.status, answer.body);
  return answer.body.id;
}

/**
 * By the one way on which a browser tells how far an upload has got.
 * @param {FormData} form
 * @param {string} key
 * @param {(percent: number) => void} onProgress
 * @returns {Promise<{ status: number, body: any }>}
 */
async function post(form, key, onProgress) {
  const token = await currentToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/assets');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('accept-language', 'zh-CN');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onload = () => resolve({ status: request.status, body: request.response || {} });
    request.onerror = () => reject(new NoConnection());
    request.onabort = () => reject(new NoConnection());
    request.send(form);
  });
}
