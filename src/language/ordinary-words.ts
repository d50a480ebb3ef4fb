import { wordsOf } from './tokens.ts';

/**
 * Syllables that ordinary sentences are full of, without marks. A name that consists of such syllables alone ("qua cam",
 * "tien an", "duong o") is not taken for a place in a text without marks unless something else says that it is one.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  wordsOf(
    'a ai an anh ao ba bac bai ban bang bao bay bat bay be ben benh bep bi bia bien biet binh bo boi bon bong bua bui buoi buon ' +
      'ca cac cach cai cam can cang canh cao cap cat cau cay cha chan chat chau chay che chet chi chia chieu chinh cho choi chong chu ' +
      'chua chui chung chuyen co coi con cong cot cu cua cung cuoc cuoi cuu da dac dai dam dan dang danh dao dap dat dau day de dem den diem ' +
      'di dia dien dieu dinh do doan doc doi dong dot du dua dung duoc duoi duong em ga gan gap gay ghe gi gia giao giay gio giu giua go ' +
      'gui ha hai ham han hang hanh hao hay hen het hieu ho hoa hoac hoai hoc hoi hom hon hong hop huong huu huy im in it ke keo keu kha ' +
      'khac khach kham khan khi khiem kho khoa khoan khoang khoi khong khu khuc khung kia kiem kien kim kinh ky la lac lai lam lan lang ' +
      'lanh lau lay len lo loa loai loi lon long lop lua luc luon luong luu ly ma mai man mang mat mau may me mien minh mo moc moi ' +
      'mon mong mot mua mui muon muong my nam nan nang nao nay nen neu nga ngan ngap ngay nghe nghi ngo ngoai ngoi nguoi nguy nha nhac ' +
      'nham nhan nhanh nhap nhat nhau nhe nhiem nhieu nho nhu nhung no noi nong nua nuoc nuoi o oi om on ong pha phai phan phat phep phi ' +
      'phia phien pho phong phu phuc phun phuong qua quan quang quanh quat quay que qui quy quyen quyet ra rac rang rat rau re ren ro roi ' +
      'rong rua ruoc sach sai sam san sang sao sap sat sau say se si sinh so soi som son song su sua suat sung suoi suot sut ta tac tai ' +
      'tam tan tang tap tat tau tay te ten tet tha thai tham than thang thanh thao thap that thau the them theo thi thich thien thiet thieu ' +
      'thit tho thoat thoi thon thong thu thua thuan thuc thue thuoc thuong thuy ti tia tich tien tiep tiet tieu tim tin tinh to toa toan ' +
      'toi ton tong tot tra trai tram tran trang tranh trao tre tren treo tri trieu trinh tro troi trom tron trong tru trung truoc truong ' +
      'tu tuan tuc tung tuoi tuong tuy tuyen u ui ung uong uot ut va vach vai van vang vao vat vay ve ven vet vi viec vien vo voi ' +
      'von vu vua vui vung vuon vuong vut xa xac xam xanh xau xay xe xem xet xi xin xong xu xua xuan xuat xung xuong y yen yeu',
  ).map((word) => word.key),
);
