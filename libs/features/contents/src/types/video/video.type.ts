import { fault, isId } from '@haojiao/kernel';
import { textIn } from '../../domain/clean-text';
import type { ContentTypeDefinition } from '../content-type';
import { VideoRequest } from './video.requests';
import { VideoResponse } from './video.responses';

export interface VideoBlock {
  /** Null in a draft whose film is not there yet. */
  videoAssetId: string | null;
  descriptionText: string;
}

/** A short video. */
export const videoType: ContentTypeDefinition<'video', VideoBlock> = {
  key: 'video',
  requestClass: VideoRequest,
  responseClass: VideoResponse,
  toBlock: (input) => ({
    videoAssetId: isId(input.videoAssetId) ? input.videoAssetId.toLowerCase() : null,
    descriptionText: textIn(input.descriptionText),
  }),
  assetReferences: ({ videoAssetId }) =>
    videoAssetId ? [{ path: 'video.videoAssetId', assetId: videoAssetId, kind: 'video' }] : [],
  text: ({ descriptionText }) => descriptionText,
  texts: ({ descriptionText }) => [{ path: 'video.descriptionText', text: descriptionText, html: null }],
  missing: ({ videoAssetId }) =>
    videoAssetId
      ? []
      : [
          fault(
            'video.videoAssetId',
            'required',
            '送审前请选好视频。',
            'Choose the film before asking for a review.',
          ),
        ],
};
