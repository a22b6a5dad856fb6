import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { EpisodeBlock } from './episode-block';
import { VideoBlock } from './video-block';

/** What an item has beside its words: the recording of an episode, the film of a video. */
export function TypeBlock(given: { keeper: DraftKeeper; view: DraftView; isEditable: boolean }) {
  if (given.view.content.type === 'episode') return <EpisodeBlock {...given} />;
  if (given.view.content.type === 'video') return <VideoBlock {...given} />;
  return null;
}
