import type { LimitCounter } from '@haojiao/channel-kit';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { PlatformPreview } from '../previews/preview-contents';
import { presentFinding } from './publication.presenter';
import type { LimitCounterResponse, PreviewResponse, PreviewVariantResponse } from './preview.responses';

export function presentPreview(shown: PlatformPreview, language: Language): PreviewResponse {
  const { preview, examination, sent } = shown;
  const { connected, adapter, revision } = examination;
  return {
    platform: adapter.platform,
    channelAccountId: connected?.id ?? null,
    channelAccountName: connected?.name ?? null,
    mode: preview.mode,
    reason: shown.reason && pick(shown.reason, language),
    title: preview.title,
    text: preview.text,
    html: preview.html ?? null,
    notes: preview.notes.map((note) => pick(note, language)),
    revisionId: revision.id,
    variant: presentVariant(revision.document.variants[adapter.platform]),
    sent: (sent?.fields ?? []).map(([name, value]) => ({ name, value })),
    sentHash: sent?.hash ?? null,
    page: shown.page,
    findings: shown.findings.map((finding) => presentFinding(finding, language)),
    limits: shown.limits.map((limit) => presentLimit(limit, language)),
  };
}

function presentVariant(variant: Partial<PreviewVariantResponse> | undefined): PreviewVariantResponse | null {
  if (!variant) return null;
  const { title, summary, text, coverAssetId, tags } = variant;
  return {
    title: title ?? null,
    summary: summary ?? null,
    text: text ?? null,
    coverAssetId: coverAssetId ?? null,
    tags: tags ?? null,
  };
}

function presentLimit(limit: LimitCounter, language: Language): LimitCounterResponse {
  return {
    path: limit.path,
    min: limit.min ?? null,
    max: limit.max ?? null,
    unit: limit.unit,
    readOn: limit.readOn,
    note: limit.note ? pick(limit.note, language) : null,
    used: limit.used,
  };
}
