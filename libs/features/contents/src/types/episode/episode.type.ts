import { fault, isId } from '@haojiao/kernel';
import { textOfHtml } from '../../domain/clean-html';
import { textIn, textsIn } from '../../domain/clean-text';
import { filesOfBody } from '../../domain/files-of-body';
import type { AssetReference, ContentTypeDefinition } from '../content-type';
import { chaptersIn, peopleIn } from './episode-parts';
import type { EpisodeChapter, EpisodePerson } from './episode-parts';
import { EpisodeRequest } from './episode.requests';
import { EpisodeResponse } from './episode.responses';

/**
 * Members that came later are absent where they say nothing: documents of old have none of them, and keep their
 * fingerprints.
 */
export interface EpisodeBlock {
  /** Null in a draft whose recording is not there yet. */
  audioAssetId: string | null;
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  /** Names as printed; who is known to the programme stands in `people`. */
  guests: string[];
  /** Absent: a full episode. */
  episodeType?: 'trailer' | 'bonus';
  people?: EpisodePerson[];
  /** WebVTT. */
  captionsAssetId?: string;
  chapters?: EpisodeChapter[];
  /** Absent: as the programme is. */
  explicit?: boolean;
}

/** One numbered episode of an audio programme. */
export const episodeType: ContentTypeDefinition<'episode', EpisodeBlock> = {
  key: 'episode',
  requestClass: EpisodeRequest,
  responseClass: EpisodeResponse,
  toBlock: (input, reader) => {
    const people = peopleIn(input.people);
    const chapters = chaptersIn(input.chapters);
    const { episodeType: kind, captionsAssetId, explicit } = input;
    return {
      audioAssetId: isId(input.audioAssetId) ? input.audioAssetId.toLowerCase() : null,
      programmeId: isId(input.programmeId) ? input.programmeId.toLowerCase() : null,
      season: typeof input.season === 'number' ? input.season : null,
      number: typeof input.number === 'number' ? input.number : null,
      notesHtml: reader.html('episode.notesHtml', input.notesHtml),
      transcript: textIn(input.transcript),
      guests: textsIn(input.guests),
      ...((kind === 'trailer' || kind === 'bonus') && { episodeType: kind }),
      ...(people.length > 0 && { people }),
      ...(isId(captionsAssetId) && { captionsAssetId: captionsAssetId.toLowerCase() }),
      ...(chapters.length > 0 && { chapters }),
      ...(typeof explicit === 'boolean' && { explicit }),
    };
  },
  assetReferences: ({ audioAssetId, notesHtml, captionsAssetId, chapters = [] }) => {
    const sound: AssetReference[] = audioAssetId
      ? [{ path: 'episode.audioAssetId', assetId: audioAssetId, kind: 'audio' }]
      : [];
    const captions: AssetReference[] = captionsAssetId
      ? [{ path: 'episode.captionsAssetId', assetId: captionsAssetId, kind: 'captions' }]
      : [];
    const files = filesOfBody('episode.notesHtml', notesHtml);
    const chapterImages = chapters.flatMap<AssetReference>(({ imageAssetId }, index) =>
      imageAssetId
        ? [{ path: `episode.chapters.${index}.imageAssetId`, assetId: imageAssetId, kind: 'image' }]
        : [],
    );
    return [...sound, ...captions, ...files, ...chapterImages];
  },
  text: ({ notesHtml, transcript, guests, chapters = [] }) =>
    [guests.join(' '), textOfHtml(notesHtml), chapters.map(({ title }) => title).join('\n'), transcript]
      .filter(Boolean)
      .join('\n'),
  texts: ({ notesHtml, transcript, guests, chapters = [] }) => [
    ...guests.map((guest, index) => ({ path: `episode.guests.${index}`, text: guest, html: null })),
    { path: 'episode.notesHtml', text: textOfHtml(notesHtml), html: notesHtml },
    ...chapters.map(({ title }, index) => ({
      path: `episode.chapters.${index}.title`,
      text: title,
      html: null,
    })),
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
