import { fault, isId } from '@haojiao/kernel';
import { textIn } from '../../domain/clean-text';
import type { AssetReference, ContentTypeDefinition } from '../content-type';
import { captionsIn, chapterFaults, chaptersIn } from './video-parts';
import type { VideoCaptions, VideoChapter } from './video-parts';
import { VideoRequest } from './video.requests';
import { VideoResponse } from './video.responses';

/** Members that came later are absent where they say nothing: documents of old keep their fingerprints. */
export interface VideoBlock {
  /** Null in a draft whose film is not there yet. */
  videoAssetId: string | null;
  descriptionText: string;
  captions?: VideoCaptions[];
  chapters?: VideoChapter[];
  /** Absent: the cover, else a frame of the film. */
  posterAssetId?: string;
}

/** A short video. */
export const videoType: ContentTypeDefinition<'video', VideoBlock> = {
  key: 'video',
  requestClass: VideoRequest,
  responseClass: VideoResponse,
  toBlock: (input) => {
    const captions = captionsIn(input.captions);
    const chapters = chaptersIn(input.chapters);
    const { posterAssetId } = input;
    return {
      videoAssetId: isId(input.videoAssetId) ? input.videoAssetId.toLowerCase() : null,
      descriptionText: textIn(input.descriptionText),
      ...(captions.length > 0 && { captions }),
      ...(chapters.length > 0 && { chapters }),
      ...(isId(posterAssetId) && { posterAssetId: posterAssetId.toLowerCase() }),
    };
  },
  assetReferences: ({ videoAssetId, captions = [], posterAssetId }) => [
    ...named('video.videoAssetId', videoAssetId, 'video'),
    ...captions.flatMap(({ assetId }, index) =>
      named(`video.captions.${index}.assetId`, assetId, 'captions'),
    ),
    ...named('video.posterAssetId', posterAssetId, 'image'),
  ],
  text: ({ descriptionText, chapters = [] }) =>
    [descriptionText, ...chapters.map(({ title }) => title)].filter(Boolean).join('\n'),
  texts: ({ descriptionText, chapters = [] }) => [
    { path: 'video.descriptionText', text: descriptionText, html: null },
    ...chapters.map(({ title }, index) => ({
      path: `video.chapters.${index}.title`,
      text: title,
      html: null,
    })),
  ],
  missing: ({ videoAssetId, chapters = [] }) =>
    videoAssetId
      ? chapterFaults(chapters)
      : [
          fault(
            'video.videoAssetId',
            'required',
            '送审前请选好视频。',
            'Choose the film before asking for a review.',
          ),
        ],
};

function named(
  path: string,
  assetId: string | null | undefined,
  kind: AssetReference['kind'],
): AssetReference[] {
  return assetId ? [{ path, assetId, kind }] : [];
}
