import type { ContentDocument } from '../domain/content-document';

/** The parts of a type's block that channels carry. */
export interface ChannelBlock {
  html: string;
  /** Short text that the type brings along (a video's description), else empty. */
  text: string;
  mediaAssetId: string | null;
}

export function channelBlockOf(document: ContentDocument): ChannelBlock {
  if (document.episode) {
    return { html: document.episode.notesHtml ?? '', text: '', mediaAssetId: document.episode.audioAssetId };
  }
  if (document.video) {
    return {
      html: '',
      text: document.video.descriptionText ?? '',
      mediaAssetId: document.video.videoAssetId,
    };
  }
  return { html: document.article?.html ?? '', text: '', mediaAssetId: null };
}
