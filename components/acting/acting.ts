import { type Asking, createAsking } from './asking';
import { ownName, rememberOwnName } from './own-name';

const DECLINED = 'isotherm.by.declined';

/** One for the page: whoever commands first is asked, from wherever it is. */
export const asking: Asking = createAsking({
  name: ownName,
  rememberName: rememberOwnName,
  hasDeclined,
  rememberDeclined,
});

let isDeclined = false;

// Of this session alone: tomorrow somebody else may stand here.
function hasDeclined(): boolean {
  try {
    return isDeclined || sessionStorage.getItem(DECLINED) !== null;
  } catch {
    return isDeclined;
  }
}

function rememberDeclined(): void {
  isDeclined = true;
  try {
    sessionStorage.setItem(DECLINED, 'yes');
  } catch {
    // Without storage this page still knows it, until it is left.
  }
}
