import { createContext, useContext } from 'react';

const UnitOfText = createContext('');

/** To whose library the pictures of this text belong. */
export const PastingUnit = UnitOfText.Provider;
export const usePastingUnit = () => useContext(UnitOfText);
