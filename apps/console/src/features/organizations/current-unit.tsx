import { createContext, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { useMe } from '@/features/sessions';
import { useUnits } from './use-units';

interface CurrentUnit {
  readonly unitId: string;
  readonly choose: (unitId: string) => void;
}

const UnitContext = createContext<CurrentUnit | null>(null);

/** The unit that somebody looks at: lists and new things belong to it. Their own, until they choose another. */
export function useCurrentUnit(): CurrentUnit {
  const current = useContext(UnitContext);
  if (!current) throw new Error('No unit is chosen here.');
  return current;
}

export function CurrentUnitProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const { byId } = useUnits();
  const keptAs = `haojiao.unit.${me.id}`;
  const [chosen, setChosen] = useState(() => localStorage.getItem(keptAs) ?? me.organizationId);
  const choose = (unitId: string) => {
    localStorage.setItem(keptAs, unitId);
    setChosen(unitId);
  };
  // A unit that was chosen once may be out of reach since.
  const unitId = byId.size === 0 || byId.has(chosen) ? chosen : me.organizationId;
  return <UnitContext.Provider value={{ unitId, choose }}>{children}</UnitContext.Provider>;
}
