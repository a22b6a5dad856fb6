import { byId, fill, inputById, make, makeButton } from './dom.js';
import { newId } from './draft.js';
import { getPicture, putPicture, removePicture } from './phone-store.js';
import { NoConnection, Problem, SignedOut } from './problem.js';
import { uploadPicture } from './upload-picture.js';

const MAX_PICTURES = 30;

/**
 * The pictures of a draft: thumbnails with what is said about them, uploaded while the person goes on writing.
 * @param {import('./types').Draft} draft
 * @param {() => Promise<void>} save
 */
export function showPictures(draft, save) {
  const list = byId('picture-list');
  const files = inputById('picture-files');

  files.addEventListener('change', () => {
    const chosen = Array.from(files.files || []).slice(0, MAX_PICTURES - draft.pictures.length);
    files.value = '';
    void add(chosen);
  });

  /** @param {File[]} chosen */
  async function add(chosen) {
    const uploads = [];
    for (const file of chosen) {
      /** @type {import('./types').DraftPicture} */
      const picture = {
        key: newId(),
        fileName: file.name,
        caption: '',
        credit: '',
        rights: '',
        assetId: null,
        thumbnail: null,
      };
      await putPicture(picture.key, file);
      draft.pictures.push(picture);
      uploads.push(show(picture, file));
    }
    await save();
    for (const upload of uploads) await upload();
  }

  /**
   * @param {import('./types').DraftPicture} picture
   * @param {Blob | undefined} bytes
   * @returns {() => Promise<void>} uploads it, unless that was done
   */
  function show(picture, bytes) {
    const source = bytes ? URL.createObjectURL(bytes) : picture.thumbnail;
    const image = source
      ? make('img', { src: source, alt: `图片：${picture.fileName}` })
      : make('span', { class: 'no-image' }, picture.fileName);
    const progress = make('p', { class: 'muted', role: 'status' });
    const item = make('li', { class: 'picture' });
    const remove = makeButton('删除', 'second', async () => {
      draft.pictures.splice(draft.pictures.indexOf(picture), 1);
      item.remove();
      if (bytes && source) URL.revokeObjectURL(source);
      await removePicture(picture.key);
      await save();
      files.focus();
    });
    remove.setAttribute('aria-label', `删除图片 ${picture.fileName}`);
    item.appendChild(make('div', { class: 'picture-frame' }, image));
    item.appendChild(
      make('div', { class: 'picture-facts' }, ...captionFields(picture, save), progress, remove),
    );
    list.appendChild(item);
    progress.textContent = picture.assetId === null ? '等待上传…' : '已上传';
    return async () => {
      if (picture.assetId === null) await upload(picture, progress);
    };
  }

  /**
   * @param {import('./types').DraftPicture} picture
   * @param {HTMLElement} progress
   */
  async function upload(picture, progress) {
    try {
      picture.assetId = await uploadPicture(picture, draft.organizationId, (percent) => {
        progress.textContent = `正在上传 ${percent}%`;
      });
      progress.textContent = '已上传';
      await save();
    } catch (error) {
      fill(
        progress,
        whyWaiting(error),
        makeButton('重试', 'second', () => upload(picture, progress)),
      );
    }
  }

  return {
    /** Anew from the draft. */
    async showAll() {
      list.textContent = '';
      const uploads = [];
      for (const picture of draft.pictures) {
        uploads.push(show(picture, picture.thumbnail ? undefined : await getPicture(picture.key)));
      }
      for (const upload of uploads) await upload();
    },
  };
}

/** @param {unknown} error */
function whyWaiting(error) {
  if (error instanceof NoConnection) return '已保存在本机，联网后上传。';
  if (error instanceof SignedOut) return '已保存在本机，登录后上传。';
  return error instanceof Problem ? `上传失败：${error.message}` : '上传失败。';
}

/**
 * @param {import('./types').DraftPicture} picture
 * @param {() => Promise<void>} save
 */
function captionFields(picture, save) {
  /**
   * @param {'caption' | 'credit' | 'rights'} name
   * @param {string} label
   * @param {string} maxlength
   */
  const field = (name, label, maxlength) => {
    const input = make('input', { maxlength, value: picture[name] });
    input.addEventListener('input', () => {
      picture[name] = input.value;
      void save();
    });
    return make('label', { class: 'small' }, label, input);
  };
  return [
    field('caption', '图说', '300'),
    make(
      'details',
      { class: 'inner' },
      make('summary', {}, '拍摄者、使用授权'),
      field('credit', '拍摄者', '100'),
      field('rights', '使用授权（如：当事人同意）', '200'),
    ),
  ];
}
