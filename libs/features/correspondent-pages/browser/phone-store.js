/** What this phone keeps: drafts, the bytes of their pictures, and who uses it. */

const VERSION = 1;

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function open() {
  if (!opened) {
    opened = new Promise((resolve, reject) => {
      const request = indexedDB.open('haojiao-desk', VERSION);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('drafts', { keyPath: 'id' });
        request.result.createObjectStore('pictures');
        request.result.createObjectStore('identity');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
  return opened;
}

/**
 * One step in the store; done only when it is really written.
 * @template T
 * @param {'drafts' | 'pictures' | 'identity'} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} step
 * @returns {Promise<T>}
 */
async function within(name, mode, step) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = step(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @param {import('./types').Draft} draft */
export function putDraft(draft) {
  return within('drafts', 'readwrite', (store) => store.put(draft));
}

/**
 * Of this person alone: a phone may pass from hand to hand.
 * @param {string} id
 * @param {string} userId
 * @returns {Promise<import('./types').Draft | null>}
 */
export async function getDraft(id, userId) {
  const draft = await within('drafts', 'readonly', (store) => store.get(id));
  return draft && draft.userId === userId ? draft : null;
}

/**
 * Last written first.
 * @param {string} userId
 * @returns {Promise<import('./types').Draft[]>}
 */
export async function draftsOf(userId) {
  /** @type {import('./types').Draft[]} */
  const all = await within('drafts', 'readonly', (store) => store.getAll());
  return all.filter((draft) => draft.userId === userId).sort((one, other) => other.savedAt - one.savedAt);
}

/**
 * With the bytes of its pictures.
 * @param {import('./types').Draft} draft
 */
export async function removeDraft(draft) {
  for (const { key } of draft.pictures) await removePicture(key);
  await within('drafts', 'readwrite', (store) => store.delete(draft.id));
}

/**
 * @param {string} key
 * @param {Blob} bytes
 */
export function putPicture(key, bytes) {
  return within('pictures', 'readwrite', (store) => store.put(bytes, key));
}

/**
 * @param {string} key
 * @returns {Promise<Blob | undefined>}
 */
export function getPicture(key) {
  return within('pictures', 'readonly', (store) => store.get(key));
}

/** @param {string} key */
export function removePicture(key) {
  return within('pictures', 'readwrite', (store) => store.delete(key));
}

/** @returns {Promise<import('./types').Identity | undefined>} */
export function getIdentity() {
  return within('identity', 'readonly', (store) => store.get('current'));
}

/** @param {import('./types').Identity} identity */
export function putIdentity(identity) {
  return within('identity', 'readwrite', (store) => store.put(identity, 'current'));
}

export function removeIdentity() {
  return within('identity', 'readwrite', (store) => store.delete('current'));
}
