import { fault, isId } from '@haojiao/kernel';
import { imagesOfHtml, textOfHtml } from '../../domain/clean-html';
import { textIn, textsIn } from '../../domain/clean-text';
import type { AssetReference, ContentTypeDefinition } from '../content-type';
import { EpisodeRequest } from './episode.requests';
import { EpisodeResponse } from './episode.responses';

export interface EpisodeBlock {
  /** Null in a draft whose recording is not there yet. */
  audioAssetId: string | null;
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  guests: string[];
}

/** One numbered episode of an audio programme. */
export const episodeType: ContentTypeDefinition<'episode', EpisodeBlock> = {
  key: 'episode',
  requestClass: EpisodeRequest,
  responseClass: EpisodeResponse,
  toBlock: (input, reader) => ({
    audioAssetId: isId(input.audioAssetId) ? input.audioAssetId.toLowerCase() : null,
    programmeId: isId(input.programmeId) ? input.programmeId.toLowerCase() : null,
    season: typeof input.season === 'number' ? input.season : null,
    number: typeof input.number === 'number' ? input.number : null,
    notesHtml: reader.html('episode.notesHtml', input.notesHtml),
    transcript: textIn(input.transcript),
    guests: textsIn(input.guests),
  }),
  assetReferences: ({ audioAssetId, notesHtml }) => {
    const images = imagesOfHtml(notesHtml).map<AssetReference>((assetId) => ({
      path: 'episode.notesHtml',
      assetId,
      kind: 'image',
    }));
    if (!audioAssetId) return images;
    return [{ path: 'episode.audioAssetId', assetId: audioAssetId, kind: 'audio' }, ...images];
  },
  text: ({ notesHtml, transcript, guests }) =>
    [guests.join(' '), textOfHtml(notesHtml), transcript].filter(Boolean).join('\n'),
  texts: ({ notesHtml, transcript, guests }) => [
    ...guests.map((guest, index) => ({ path: `episode.guests.${index}`, text: guest, html: null })),
    { path: 'episode.notesHtml', text: textOfHtml(notesHtml), html: notesHtml },
    { path: 'episode.transcript', text: transcript, html: null },
  ],
  missing: ({ audioAssetId }) =>
    audioAssetId
      ? []
      : [
          fault(
            'episode.audioAssetId',
            'required',
            '送审前请选好音频。',
            'Choose the recording before asking for a review.',
          ),
        ],
};
