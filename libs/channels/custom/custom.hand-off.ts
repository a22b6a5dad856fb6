import { bodyMediaFiles, bodyMediaSteps, mediaFile, pictureFile, textFile } from '@haojiao/channel-kit';
import type { HandOffPack, ImageFit, PublicationDraft } from '@haojiao/channel-kit';
import { picturesOf } from './custom.pictures';
import type { CustomProfile } from './custom.settings';
import { composeText } from './custom.text';

const PICTURE_MAX_BYTES = 5 * 1024 * 1024;

/** Title where there is one, the text by the account's template, pictures in order, the film, the account's checklist. */
export function customHandOff(draft: PublicationDraft, profile: CustomProfile): HandOffPack {
  const text = composeText(draft, profile.textTemplate);
  const hasTitle = profile.titleMax > 0;
  return {
    editorUrl: profile.editorUrl,
    copyBlocks: [
      ...(hasTitle ? [{ key: 'title', label: { zh: '标题', en: 'Title' }, text: draft.title.trim() }] : []),
      { key: 'text', label: { zh: '文字', en: 'Text' }, text },
      { key: 'link', label: { zh: '链接', en: 'Link' }, text: draft.canonicalUrl },
    ],
    files: [
      ...picturesOf(draft, profile).map((image, index) =>
        pictureFile(
          `pictures/${String(index + 1).padStart(2, '0')}.jpg`,
          image,
          fitOf(profile, image === draft.cover),
        ),
      ),
      ...(hasTitle ? [textFile('title.txt', draft.title.trim())] : []),
      textFile('text.txt', text),
      ...(draft.media ? [mediaFile(draft.media)] : []),
      ...bodyMediaFiles(draft),
    ],
    checklist: [
      { zh: `发到：${profile.displayName}。`, en: `Post to: ${profile.displayName}.` },
      ...bodyMediaSteps(draft),
      ...profile.checklist,
    ],
  };
}

function fitOf({ coverRatio, pictureEdge }: CustomProfile, isCover: boolean): ImageFit {
  const fit: ImageFit = { format: 'jpeg', maxEdge: pictureEdge, maxBytes: PICTURE_MAX_BYTES };
  return isCover && coverRatio ? { ...fit, ratio: coverRatio } : fit;
}
