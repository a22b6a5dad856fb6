import { markup } from '@haojiao/kernel';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';

/** One bulletin, readable on a phone. */
export const bulletinPage: DeskPage = {
  title: '用稿通报',
  script: 'bulletin-page',
  body: markup`${deskBar('results')}
<main id="main">
<p id="state" role="status" class="muted">正在读取…</p>
<article id="bulletin"></article>
</main>`,
};
