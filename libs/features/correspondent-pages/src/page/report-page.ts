import { markup } from '@haojiao/kernel';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';

/** One report: its receipt, and what became of it. */
export const reportPage: DeskPage = {
  title: '报送详情',
  script: 'report-page',
  body: markup`${deskBar('reports')}
<main id="main">
<div id="receipt" class="notice done" role="status" tabindex="-1" hidden></div>
<p id="state" role="status" class="muted">正在读取…</p>
<article id="report"></article>
</main>`,
};
