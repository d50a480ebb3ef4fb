import type { Intent } from './understand.ts';

/** Whole messages that say one thing, without marks; greetings are in `opening.ts`. `contract.md` promises menu, help, cancel, a person and one's data at any step. */
export const plainMessages: Partial<Record<Intent, string>> = {
  command:
    'menu|/menu|start|/start|bat dau|/batdau|lam moi|quay lai|tro lai|tro giup|/trogiup|help|/help|giup|giup toi|giup do|huong dan|cach dung|huong dan su dung|huong dan su dung|su dung the nao|' +
    'huy|/huy|huy bo|cancel|/cancel|thoi|dung lai|thoat|bo qua|khong gui nua|' +
    'phan anh viec moi|viec moi|bao cao|tiep tuc|ngon ngu|english|tieng viet|tieng anh|trang chu|xem menu|' +
    'cam on|xin cam on|cam on nhe|cam on nhieu|cam on ban|da cam on|vang cam on|ok|oke|okay|okie|vang|da|da vang|u|uh|um|uhm|roi|duoc|duoc roi|tot|thanks|thank you|tks|khong|co|1|2|3|4|5|6|7|8|9|0|tam biet|bye|' +
    'dung nhan tin|huy nhan tin|dung thong bao|tat thong bao|khong nhan tin nua|khong nhan thong bao nua|dang ky nhan tin|dang ky nhan thong bao|nhan thong bao|dang ky|stop|dung|gui lai|doc lai|noi lai|xem them|dong y|toi dong y|khong dong y|toi khong dong y|anh|gui anh|cho toi gui anh|toi muon gui anh|muon gui anh|toi gui anh|gui hinh|cho toi gui hinh|gui video|cho toi gui video|vi tri|gui vi tri|ban la ai|may la ai|day la gi|ai day|bot a|ban lam duoc gi|bot lam duoc gi|co gi moi',
  human_handoff:
    'gap nguoi|/gapnguoi|gap can bo|gap nguoi that|noi chuyen voi nguoi|noi chuyen voi nguoi that|goi cho toi|cho toi gap nguoi|cho toi gap can bo|toi muon gap nguoi|toi muon gap can bo|gap ai do|nguoi that|can bo that',
  data_request:
    'du lieu cua toi|/dulieu|xoa du lieu|xoa du lieu cua toi|rut dong y|rut lai dong y|du lieu ca nhan|thong tin cua toi|thong tin ca nhan|xoa thong tin|xoa thong tin cua toi|xoa tai khoan',
  status:
    'viec cua toi|ket qua|phan anh cua toi|xem ket qua|hoi ket qua|tra cuu|/viec|/ketqua|/vieccuatoi|y kien cua toi|tinh hinh|tien do|den dau roi|the nao roi|sao roi|xong chua|co ket qua chua',
};
