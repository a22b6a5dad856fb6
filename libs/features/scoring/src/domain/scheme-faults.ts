import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { nameKey } from './match-use';
import type { SchemeDocument, UnitClassRule, UseCondition } from './scheme-document';

/** What is wrong between the parts of a document whose parts are sound by themselves; paths begin with `document`. */
export function schemeFaults(document: SchemeDocument): Fault[] {
  return [
    ...outletFaults(document),
    ...conditionFaults(document.uses, 'document.uses', document),
    ...conditionFaults(document.pay?.uses ?? [], 'document.pay.uses', document),
    ...hiddenRuleFaults(document),
    ...classFaults(document),
    ...twice(document.penalties.recorded, ({ code }) => code, 'document.penalties.recorded', 'code'),
    ...payFaults(document),
  ];
}

function outletFaults({ outlets }: SchemeDocument): Fault[] {
  const faults = twice(outlets, ({ code }) => code, 'document.outlets', 'code');
  const seen = new Map<string, string>();
  for (const [index, { code, name, aliases, level }] of outlets.entries()) {
    for (const [place, written] of [name, ...aliases].entries()) {
      const path = `document.outlets.${index}.${place === 0 ? 'name' : `aliases.${place - 1}`}`;
      if (nameKey(written) === '') {
        faults.push(fault(path, 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
        continue;
      }
      const clashes = [level, null].map((each) => seen.get(`${each ?? '*'} ${nameKey(written)}`));
      const other = clashes.find((known) => known !== undefined && known !== code);
      if (other !== undefined) {
        faults.push(
          fault(
            path,
            'outlet_name_taken',
            `“${written}”已是载体“${other}”的名称或别名。`,
            `“${written}” is a name of the outlet “${other}” already.`,
          ),
        );
      }
      seen.set(`${level ?? '*'} ${nameKey(written)}`, code);
    }
  }
  return faults;
}

function conditionFaults(rules: readonly UseCondition[], path: string, { outlets }: SchemeDocument): Fault[] {
  return rules.flatMap(({ outlet: code, level }, index) => {
    if (code === undefined) return [];
    const outlet = outlets.find((entry) => entry.code === code);
    if (!outlet) return [outletUnknown(`${path}.${index}.outlet`, code)];
    if (level === undefined || outlet.level === null || outlet.level === level) return [];
    return [
      fault(
        `${path}.${index}.level`,
        'level_differs',
        `载体“${code}”属于 ${outlet.level} 级，规则写的是 ${level}。`,
        `The outlet “${code}” is of the level ${outlet.level}, the rule says ${level}.`,
      ),
    ];
  });
}

/** A rule behind one that asks for less is never reached: its order was meant the other way round. */
function hiddenRuleFaults({ uses }: SchemeDocument): Fault[] {
  return uses.flatMap((rule, index) => {
    const before = uses.findIndex((other, place) => place < index && covers(other, rule));
    if (before < 0) return [];
    return [
      fault(
        `document.uses.${index}`,
        'rule_never_reached',
        `第 ${before + 1} 条规则已包含这一条；请把条件更细的规则放在前面。`,
        `Rule ${before + 1} covers this one: put rules that ask for more before.`,
      ),
    ];
  });
}

function covers(wide: UseCondition, narrow: UseCondition): boolean {
  const same = (['outlet', 'level', 'medium', 'kind', 'extent', 'slot'] as const).every(
    (key) => wide[key] === undefined || wide[key] === narrow[key],
  );
  return (
    same &&
    (wide.stage ?? 'adopted') === (narrow.stage ?? 'adopted') &&
    (wide.categories === undefined ||
      (narrow.categories?.every((category) => wide.categories!.includes(category)) ?? false)) &&
    (wide.minCharacters ?? 0) <= (narrow.minCharacters ?? 0)
  );
}

function classFaults({ unitClasses, outlets }: SchemeDocument): Fault[] {
  return [
    ...twice(unitClasses, ({ unitClass }) => unitClass, 'document.unitClasses', 'unitClass'),
    ...unitClasses.flatMap((rule, index) => quotaFaults(rule, `document.unitClasses.${index}`, outlets)),
  ];
}

function quotaFaults(
  { base, quotas }: UnitClassRule,
  path: string,
  outlets: SchemeDocument['outlets'],
): Fault[] {
  const faults = twice(quotas, ({ code }) => code, `${path}.quotas`, 'code');
  if (base?.requiresQuotas && quotas.length === 0) {
    faults.push(
      fault(
        `${path}.base.requiresQuotas`,
        'no_quota',
        '基础分以完成任务为条件，但没有写任务数。',
        'The base asks for quotas and there are none.',
      ),
    );
  }
  for (const [index, quota] of quotas.entries()) {
    const place = `${path}.quotas.${index}`;
    for (const member of ['outlets', 'levels'] as const) {
      if (quota.counts === 'adopted' || quota[member] === undefined) continue;
      faults.push(
        fault(
          `${place}.${member}`,
          'only_for_adopted',
          '只有按采用计数的任务才能限定载体或层级。',
          'Outlets and levels belong to quotas that count what was adopted.',
        ),
      );
    }
    for (const [position, code] of (quota.outlets ?? []).entries()) {
      if (outlets.some((outlet) => outlet.code === code)) continue;
      faults.push(outletUnknown(`${place}.outlets.${position}`, code));
    }
  }
  return faults;
}

function payFaults({ pay }: SchemeDocument): Fault[] {
  if (!pay) return [];
  const asked = {
    point: ['fenPerPoint', pay.fenPerPoint > 0],
    item: ['fenPerItem', pay.fenPerItem > 0],
    use: ['uses', pay.uses.length > 0],
  } as const;
  const [member, isGiven] = asked[pay.basis];
  if (isGiven) return [];
  return [
    fault(
      `document.pay.${member}`,
      'pay_missing',
      `按“${pay.basis}”计酬需要填写 ${member}。`,
      `Pay by “${pay.basis}” needs ${member}.`,
    ),
  ];
}

function twice<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  path: string,
  member: string,
): Fault[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [
          fault(
            `${path}.${index}.${member}`,
            'code_taken',
            `代码“${key}”重复，每个代码只写一次。`,
            `The code “${key}” is there twice.`,
          ),
        ],
  );
}

function outletUnknown(path: string, code: string): Fault {
  return fault(
    path,
    'outlet_unknown',
    `方案的载体表中没有代码“${code}”。`,
    `The document has no outlet of the code “${code}”.`,
  );
}
