import { Route, Routes } from 'react-router-dom';
import { PeoplePage } from './people-page';
import { PersonPage } from './person-page';
import { UnitsPage } from './units-page';

/** Units, and the people in them. */
export function OrganizationPages() {
  return (
    <Routes>
      <Route index element={<UnitsPage />} />
      <Route path="people" element={<PeoplePage />} />
      <Route path="people/:id" element={<PersonPage />} />
    </Routes>
  );
}
