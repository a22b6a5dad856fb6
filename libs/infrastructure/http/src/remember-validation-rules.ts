import { getMetadataStorage } from 'class-validator';

type RulesOf = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];

let isRemembered = false;

/**
 * The library gathers a class's rules anew for every object that it checks, and looks through those of all classes for
 * parents: with our hundreds of classes that costs more than the checks. Rules don't change once a class is there, so
 * each class's are gathered once. Calls with groups, which we have none of, are left as they are.
 */
export function rememberValidationRules(): void {
  if (isRemembered) return;
  isRemembered = true;
  const storage = getMetadataStorage();
  const gather: RulesOf = storage.getTargetValidationMetadatas.bind(storage);
  const rulesByClass = new WeakMap<object, Map<string, ReturnType<RulesOf>>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (typeof target !== 'function' || (groups && groups.length > 0)) {
      return gather(target, schema, always, strictGroups, groups);
    }
    const wish = `${schema} ${always} ${strictGroups}`;
    const known = rulesByClass.get(target) ?? new Map<string, ReturnType<RulesOf>>();
    let rules = known.get(wish);
    if (!rules) {
      rules = gather(target, schema, always, strictGroups, groups);
      rulesByClass.set(target, known.set(wish, rules));
    }
    return rules;
  };
}
