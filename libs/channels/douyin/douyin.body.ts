import type { DraftImage, ImageFit, PublicationDraft } from '@haojiao/channel-kit';
import { buildCaption } from './douyin.caption';
import type { VideoDraft } from './douyin.mapper';

/** Body of the call that posts a video; the order is the one in which it is sent and shown. */
export interface DouyinVideoBody {
  video_id: string;
  text: string;
  /** Seconds from the start. */
  cover_tsp?: number;
  /** An image id, despite its name. Never together with `cover_tsp`. */
  custom_cover_image_url?: string;
  /** 0 everyone, 1 only the author, 2 friends. */
  private_status: number;
}

/** Body of the call that posts pictures; their order is kept. Visibility is not documented for it. */
export interface DouyinImageTextBody {
  image_list: string[];
  text: string;
}

export const IMAGE_MAX_BYTES = 20 * 1024 * 1024;
/** Pictures are sent as the app shows them; nothing is cropped. */
export const pictureFit: ImageFit = { format: 'jpeg', maxEdge: 1920, maxBytes: IMAGE_MAX_BYTES };

export type CoverPlan =
  | { kind: 'second'; seconds: number }
  | { kind: 'picture'; image: DraftImage; fit: ImageFit }
  | { kind: 'first_frame' };

/** A second chosen when the publication was planned, else the approved cover where it fits, else the first frame. */
export function coverPlanOf(draft: VideoDraft): CoverPlan {
  const seconds = coverSecondsOf(draft.options);
  if (seconds !== undefined) return { kind: 'second', seconds };
  const fit = draft.cover && coverFit(draft.cover, draft.media);
  return draft.cover && fit ? { kind: 'picture', image: draft.cover, fit } : { kind: 'first_frame' };
}

export function videoBody(
  draft: VideoDraft,
  ids: { video: string; cover: string | undefined },
): DouyinVideoBody {
  const plan = coverPlanOf(draft);
  return {
    video_id: ids.video,
    text: buildCaption(draft),
    ...(plan.kind === 'second' ? { cover_tsp: plan.seconds } : {}),
    ...(plan.kind === 'picture' && ids.cover !== undefined ? { custom_cover_image_url: ids.cover } : {}),
    private_status: 0,
  };
}

export function imageTextBody(draft: PublicationDraft, imageIds: string[]): DouyinImageTextBody {
  return { image_list: imageIds, text: buildCaption(draft) };
}

/** A body's fields as text, as previews show them. */
export function sentFields(body: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

/**
 * How the approved cover is sent, or null when it doesn't fit: a cover must have the ratio of the video, and only
 * landscape pictures are cropped to it without losing what was approved.
 */
export function coverFit(cover: DraftImage, media: { width?: number; height?: number }): ImageFit | null {
  if (!media.width || !media.height) return null;
  const wanted = media.width / media.height;
  if (Math.abs(cover.width / cover.height / wanted - 1) < 0.03) return pictureFit;
  return Math.abs(wanted / (16 / 9) - 1) < 0.03 ? { ...pictureFit, ratio: '16:9' } : null;
}

/** A second from the start, chosen when the publication was planned. */
export function coverSecondsOf(options: Record<string, unknown>): number | undefined {
  const seconds = options.coverSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}
