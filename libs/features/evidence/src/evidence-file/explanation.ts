import type { ReviewSheet } from '../domain/review-sheet';

/** What stands where, for whoever opens the archive years later. With a byte order mark: old editors want it. */
export function explanation({ title, contentId }: ReviewSheet): string {
  return `\uFEFF${[
    `稿件证据包：${title}`,
    `稿件编号：${contentId}`,
    '',
    'review-sheet.pdf / .html / .json   送审单：各环节审校人、意见、时间、版本，签发与发布情况',
    'revisions/                         每次保存的全文（document 为原文，fingerprint 为其 SHA-256 指纹）',
    'differences/                       相邻两版的差别（.html 供阅读）',
    'records/                           审核、意见、打开记录、批注、应急、转载、发布（含发送内容与平台应答）、审计的原始记录',
    'pages/                             网站上展示过的页面及其起止时间',
    'manifest.json                      以上每个文件的大小和 SHA-256；manifest.seal.json 为本系统对它的签章',
    '',
    '核验方法：在系统的“核验证据包”页面选择本文件，系统会说明真伪和改动。也可以逐步核对：',
    '1. 逐个计算文件的 SHA-256，与 manifest.json 对照；',
    '2. 把 manifest.json 的全文和 manifest.seal.json 提交到 POST /api/v1/evidence-files/verify，确认由本系统出具、未改动；',
    '3. 把 records/audit-entries.json 中的 hash 与系统审计记录对照，并在系统中核验审计链。',
    '',
    'Evidence of one item. Every file is listed in manifest.json with its SHA-256; the seal is verified by the installation',
    'that made it (POST /api/v1/evidence-files/verify). Fingerprints are SHA-256 over the canonical JSON (RFC 8785) of a document.',
    '',
  ].join('\r\n')}`;
}
