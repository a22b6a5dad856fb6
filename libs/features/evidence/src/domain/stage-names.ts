interface NamedStage {
  key: string;
  kind: 'review' | 'proof';
}

const proofs = ['一校', '二校', '三校', '四校', '五校', '六校'];

/** What a stage is called on paper: the first of the reviews is 初审, the last 终审, those between 复审. */
export function stageName(stages: readonly NamedStage[], key: string): string {
  const stage = stages.find((each) => each.key === key);
  if (!stage) return key;
  if (key === 'proof_after_correction') return '改后校对';
  const ofKind = stages.filter(
    ({ kind, key: other }) => kind === stage.kind && other !== 'proof_after_correction',
  );
  const place = ofKind.indexOf(stage);
  if (stage.kind === 'proof') return proofs[place] ?? `第${place + 1}校`;
  if (ofKind.length === 1) return '审核';
  if (place === 0) return '初审';
  return place === ofKind.length - 1 ? '终审' : '复审';
}
