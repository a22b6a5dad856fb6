import { Markup, linkTo, markup } from '@haojiao/kernel';
import type { MarkupPart } from '@haojiao/kernel';
import type { HandOffPack } from '@haojiao/channel-kit';
import { renderHandOffFrame } from './page-frame';

export interface HandOffPageFacts {
  /** Path of the page itself. */
  path: string;
  title: string;
  platformName: string;
  accountName: string;
  /** Why a person posts. */
  reason: string | null;
  /** Until when the link is good, in the unit's time. */
  expiresAt: string;
  pack: HandOffPack;
  /** Sound or film, below our own address. */
  media: { url: string; fileName: string; mediaType: string; megabytes: string } | null;
  share: { url: string; qrSvg: string; isOver: boolean } | null;
  isLinkNeeded: boolean;
  /** What was wrong with what was just entered, and what it was. */
  problems: string[];
  entered: { remoteUrl: string; note: string };
}

/** The page for the phone of whoever posts: copy, save, check, post, tell. */
export function renderHandOffPage(facts: HandOffPageFacts): string {
  const sections = [
    facts.share && shareSection(facts.share, facts.path),
    ['复制文字', copySection(facts.pack)],
    picturesOf(facts).length > 0 || facts.media ? ['保存图片和视频', fileSection(facts)] : null,
    ['核对', checklist(facts.pack)],
    facts.pack.editorUrl !== '' ? ['去发布', editorSection(facts.pack.editorUrl)] : null,
    ['登记结果', resultForm(facts)],
  ].filter((section) => section !== null) as [string, Markup][];
  const body = markup`<header><h1>${facts.title}</h1>
<p class="muted">发布到：${facts.platformName} · ${facts.accountName}</p></header>
<main>
${facts.reason && markup`<p class="note">${facts.reason}</p>`}
${problemList(facts.problems)}
${sections.map(
  ([heading, part], index) => markup`<section><h2><span>${index + 1}</span>${heading}</h2>
${part}</section>`,
)}
<p class="muted">在电脑上操作：<a href="${facts.path}/pack" download>下载完整发布包（ZIP）</a></p>
<p class="muted">本页凭链接打开，${facts.expiresAt} 前有效，请勿转发给无关人员。打开和登记都会留痕。</p>
</main>`;
  return renderHandOffFrame(`人工发布：${facts.title}`, body);
}

function shareSection(share: NonNullable<HandOffPageFacts['share']>, path: string): [string, Markup] {
  if (share.isOver) {
    return [
      '在 App 中发布',
      markup`<p>分享链接已过期。</p><form method="post" action="${path}/share-link" enctype="multipart/form-data"><button class="wide">重新生成分享链接</button></form>`,
    ];
  }
  return [
    '在 App 中发布',
    markup`<p><a class="button wide" href="${appLinkTo(share.url)}" rel="noreferrer">打开 App 并带入内容</a></p>
<p class="muted">或用要发布的手机扫这个码：</p>
<div class="qr">${new Markup(share.qrSvg)}</div>`,
  ];
}

function copySection({ copyBlocks }: HandOffPack): Markup {
  return markup`${copyBlocks.map((block) => {
    const id = `copy-${block.key}`;
    const isHtml = block.key === 'html';
    const rows = isHtml ? 3 : Math.min(12, Math.max(2, Math.ceil(block.text.length / 20)));
    return markup`<div class="block"><header><label for="${id}">${block.label.zh}</label>
<button type="button" data-copy="${id}" hidden>复制</button></header>
<textarea id="${id}" rows="${rows}" readonly${isHtml && markup` data-kind="html"`}>
${block.text}</textarea></div>`;
  })}`;
}

/** Pictures of the pack with their place in it; texts stand above, and film has an address of its own. */
function picturesOf({ pack }: HandOffPageFacts): { name: string; index: number }[] {
  return pack.files
    .map(({ name, mediaType }, index) => ({ name, mediaType, index }))
    .filter(({ mediaType }) => mediaType === 'image/jpeg' || mediaType === 'image/png');
}

function fileSection(facts: HandOffPageFacts): Markup {
  const pictures = picturesOf(facts);
  return markup`${facts.media && mediaPart(facts.media)}
${
  pictures.length > 0 &&
  markup`<p class="muted">长按图片保存到相册，按顺序使用。</p>
<ol class="pictures">${pictures.map(({ name, index }) => {
    const url = `${facts.path}/files/${index}`;
    const short = name.split('/').at(-1)!;
    return markup`<li><img src="${url}" alt="${name}" loading="lazy"><a href="${url}" download="${short}">保存 ${short}</a></li>`;
  })}</ol>`
}`;
}

function mediaPart({ url, fileName, mediaType, megabytes }: NonNullable<HandOffPageFacts['media']>): Markup {
  const player = mediaType.startsWith('audio/')
    ? markup`<audio controls preload="none" src="${url}"></audio>`
    : markup`<video controls playsinline preload="none" src="${url}"></video>`;
  return markup`${player}<p><a class="button second wide" href="${url}" download="${fileName}">保存 ${fileName}（${megabytes} MB）</a></p>`;
}

function checklist({ checklist: items }: HandOffPack): Markup {
  return markup`<ul class="checks">${items.map(
    (item) => markup`<li><label><input type="checkbox"><span>${item.zh}</span></label></li>`,
  )}</ul>`;
}

function editorSection(editorUrl: string): Markup {
  return markup`<p><a class="button second wide" href="${appLinkTo(editorUrl)}" rel="noreferrer">打开发布入口</a></p>`;
}

function resultForm({ path, isLinkNeeded, entered }: HandOffPageFacts): Markup {
  const needed = isLinkNeeded ? '需要填写链接。' : '链接和截图至少填一项。';
  return markup`<form method="post" action="${path}" enctype="multipart/form-data">
<p class="muted">发布成功后在这里登记，${needed}</p>
<div class="field"><label for="remoteUrl">发布后的链接</label>
<input type="url" id="remoteUrl" name="remoteUrl" inputmode="url" autocomplete="off" maxlength="1000" placeholder="https://" value="${entered.remoteUrl}"${isLinkNeeded && markup` required`}></div>
<div class="field"><label for="screenshot">发布后的截图</label>
<input type="file" id="screenshot" name="screenshot" accept="image/png,image/jpeg,image/webp"></div>
<div class="field"><label for="note">备注（可不填）</label>
<input type="text" id="note" name="note" maxlength="500" value="${entered.note}"></div>
<button class="wide">登记为已发布</button></form>`;
}

function problemList(problems: string[]): MarkupPart {
  if (problems.length === 0) return null;
  return markup`<div class="problem" role="alert"><strong>没有登记成功：</strong><ul>${problems.map(
    (problem) => markup`<li>${problem}</li>`,
  )}</ul></div>`;
}

/** Apps are opened by schemes of their own; what could run something leads nowhere. */
function appLinkTo(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || ['javascript', 'data', 'vbscript', 'blob', 'file'].includes(scheme)) return '#';
  return scheme.startsWith('http') ? linkTo(url) : url;
}
