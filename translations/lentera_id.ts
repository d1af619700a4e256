<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>CheckCommand</name>
    <message>
        <source>There is no connection to check. Add one: lentera-cli connection add TENANT/ID --url URL</source>
        <translation>Tidak ada koneksi untuk diperiksa. Tambahkan: lentera-cli connection add TENANT/ID --url URL</translation>
    </message>
    <message>
        <source>Error: Name what to check: TENANT[/CONNECTION], --all, --url URL or --replay CASEFILE.</source>
        <translation>Galat: sebutkan yang akan diperiksa: TENANT[/CONNECTION], --all, --url URL, atau --replay CASEFILE.</translation>
    </message>
    <message>
        <source>Check connections and name the root cause.</source>
        <translation>Periksa koneksi dan sebutkan akar penyebabnya.</translation>
    </message>
    <message>
        <source>Every connection of every tenant.</source>
        <translation>Semua koneksi dari semua tenant.</translation>
    </message>
    <message>
        <source>Judge a case file again, without network.</source>
        <translation>Nilai ulang berkas kasus, tanpa jaringan.</translation>
    </message>
    <message>
        <source>Write the run to this case file, without secrets.</source>
        <translation>Tulis hasilnya ke berkas kasus ini, tanpa rahasia.</translation>
    </message>
    <message>
        <source>Repeat the call to measure its latency.</source>
        <translation>Ulangi panggilan untuk mengukur latensinya.</translation>
    </message>
    <message>
        <source>Send every request once; repeat and vary nothing.</source>
        <translation>Kirim setiap permintaan sekali saja, tanpa pengulangan atau variasi.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
    <message>
        <source>Write the report as Markdown.</source>
        <translation>Tulis laporan dalam Markdown.</translation>
    </message>
    <message>
        <source>TENANT or TENANT/CONNECTION. With --connector mcp-stdio: the server&apos;s command, after two dashes.</source>
        <translation>TENANT atau TENANT/KONEKSI. Dengan --connector mcp-stdio: perintah server, setelah dua tanda hubung.</translation>
    </message>
</context>
<context>
    <name>ChecklistCommand</name>
    <message>
        <source>Guided check lists; what a check has found out is ticked.</source>
        <translation>Daftar periksa terpandu; yang sudah diketahui pemeriksaan langsung dicentang.</translation>
    </message>
    <message>
        <source>List the check lists.</source>
        <translation>Tampilkan semua daftar periksa.</translation>
    </message>
    <message>
        <source>Show one check list.</source>
        <translation>Tampilkan satu daftar periksa.</translation>
    </message>
    <message>
        <source>The id of the list.</source>
        <translation>Id daftar tersebut.</translation>
    </message>
    <message>
        <source>The connection whose last check ticks the steps.</source>
        <translation>Koneksi yang pemeriksaan terakhirnya mencentang langkah.</translation>
    </message>
    <message>
        <source>A file or folder to look at; what is in order there is ticked.</source>
        <translation>Berkas atau folder yang diperiksa; yang sudah baik di sana dicentang.</translation>
    </message>
</context>
<context>
    <name>ChecklistText</name>
    <message>
        <source>Symptom</source>
        <translation>Gejala</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Isolate</source>
        <translation>Isolasi</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Perbaikan</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Tinjauan</translation>
    </message>
    <message>
        <source>done by hand</source>
        <translation>dicentang sendiri</translation>
    </message>
    <message>
        <source>checked, in order</source>
        <translation>diperiksa, baik</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>bermasalah</translation>
    </message>
    <message>
        <source>open</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done.</source>
        <translation>%1 dari %2 langkah selesai.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are in trouble.</source>
        <translation>
            <numerusform>%n langkah bermasalah.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Field</source>
        <translation>Bidang</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation>Diverifikasi</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Berlaku hingga</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durasi</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Linimasa</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Akar penyebab</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Diperiksa</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Pintasan</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Kesalahan</translation>
    </message>
</context>
<context>
    <name>ConnectionCommand</name>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation>Jenis sistem</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>There is no connection yet. Add one: lentera-cli connection add TENANT/ID --url URL</source>
        <translation>Belum ada koneksi. Tambahkan: lentera-cli connection add TENANT/ID --url URL</translation>
    </message>
    <message>
        <source>Connection %1:</source>
        <translation>Koneksi %1:</translation>
    </message>
    <message>
        <source>Removed. Undo it with: lentera-cli connection restore %1</source>
        <translation>Dibuang. Untuk mengurungkan: lentera-cli connection restore %1</translation>
    </message>
    <message>
        <source>Display name.</source>
        <translation>Nama tampilan.</translation>
    </message>
    <message>
        <source>Notes of your own.</source>
        <translation>Catatan Anda sendiri.</translation>
    </message>
    <message>
        <source>List, show, add, edit, duplicate, remove and lint connections.</source>
        <translation>Daftar, tampilkan, tambah, sunting, duplikat, buang, dan teliti koneksi.</translation>
    </message>
    <message>
        <source>The connection, e.g. acme/jira.</source>
        <translation>Koneksinya, misalnya acme/jira.</translation>
    </message>
    <message>
        <source>List the connections.</source>
        <translation>Tampilkan daftar koneksi.</translation>
    </message>
    <message>
        <source>Only of these tenants.</source>
        <translation>Hanya dari tenant ini.</translation>
    </message>
    <message>
        <source>Show a connection&apos;s settings.</source>
        <translation>Tampilkan pengaturan koneksi.</translation>
    </message>
    <message>
        <source>Change what is given, keep the rest.</source>
        <translation>Ubah hanya yang disebutkan.</translation>
    </message>
    <message>
        <source>Copy a connection&apos;s settings, without its credential.</source>
        <translation>Salin pengaturan koneksi, tanpa kredensialnya.</translation>
    </message>
    <message>
        <source>The copy, TENANT/CONNECTION.</source>
        <translation>Salinannya, TENANT/CONNECTION.</translation>
    </message>
    <message>
        <source>Remove a connection; it can be restored until it is purged.</source>
        <translation>Buang koneksi; dapat dipulihkan selama belum dihapus selamanya.</translation>
    </message>
    <message>
        <source>Delete it for good, with its secrets in the keychain.</source>
        <translation>Hapus selamanya, beserta rahasianya di keyring sistem.</translation>
    </message>
    <message>
        <source>Undo the removal of a connection.</source>
        <translation>Pulihkan koneksi yang dibuang.</translation>
    </message>
    <message>
        <source>Look for mistakes in settings and connector files, without network.</source>
        <translation>Cari kesalahan dalam pengaturan dan berkas konektor, tanpa jaringan.</translation>
    </message>
    <message>
        <source>Only these: TENANT or TENANT/CONNECTION.</source>
        <translation>Hanya yang ini: TENANT atau TENANT/CONNECTION.</translation>
    </message>
    <message>
        <source>Add a connection to a tenant. It starts with what the options say, not with the settings of the window.</source>
        <translation>Tambahkan koneksi ke tenant. Nilai awalnya menurut opsi di sini, bukan menurut pengaturan jendela.</translation>
    </message>
    <message>
        <source>With --connector mcp-stdio: the server&apos;s command and its arguments, after two dashes: -- npx -y NAME</source>
        <translation>Dengan --connector mcp-stdio: perintah server beserta argumennya, setelah dua tanda hubung: -- npx -y NAMA</translation>
    </message>
    <message>
        <source>Show the program that checks of a connection start, and let them start it from now on.</source>
        <translation>Tampilkan program yang dimulai saat koneksi diperiksa, dan izinkan untuk seterusnya.</translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message>
        <source>%1 s</source>
        <translation>%1 detik</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Alamat proksi</translation>
    </message>
    <message>
        <source>PAC file</source>
        <translation>Berkas PAC</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Percayai</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Sertifikat tepercaya</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) of its own</source>
        <translation>
            <numerusform>%n sertifikat sendiri</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Sertifikat klien</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Kunci klien</translation>
    </message>
    <message>
        <source>Name servers</source>
        <translation>Server nama</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>Alihkan koneksi ke</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Batas waktu koneksi</translation>
    </message>
    <message>
        <source>Time without a byte</source>
        <translation>Batas waktu tanpa data</translation>
    </message>
    <message>
        <source>Time for the whole check</source>
        <translation>Batas waktu pemeriksaan</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Jumlah percobaan</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>Jeda pertama</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Jeda terlama</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Variasi acak</translation>
    </message>
    <message>
        <source>Tried again after</source>
        <translation>Diulangi setelah</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation>Jenis sistem</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Proses masuk</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Direktori kerja</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variabel</translation>
    </message>
    <message>
        <source>Variables passed on</source>
        <translation>Variabel yang diteruskan</translation>
    </message>
    <message>
        <source>Variables from the credential</source>
        <translation>Variabel dari kredensial</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>Kind of system, e.g. jira. Default: generic-http.</source>
        <translation>Jenis sistem, misalnya jira. Bawaan: generic-http.</translation>
    </message>
    <message>
        <source>Base URL of the system.</source>
        <translation>URL dasar sistem.</translation>
    </message>
    <message>
        <source>A parameter of the connector, NAME=VALUE.</source>
        <translation>Parameter konektor, NAME=VALUE.</translation>
    </message>
    <message>
        <source>Kind of sign-in that the connector offers.</source>
        <translation>Cara masuk yang ditawarkan konektor.</translation>
    </message>
    <message>
        <source>Trust the roots in this PEM file beside the system&apos;s.</source>
        <translation>Percayai sertifikat akar dalam berkas PEM ini di samping milik sistem.</translation>
    </message>
    <message>
        <source>Trust only the roots in this PEM file.</source>
        <translation>Percayai hanya sertifikat akar dalam berkas PEM ini.</translation>
    </message>
    <message>
        <source>Client certificate, PEM or PKCS#12.</source>
        <translation>Sertifikat klien, PEM atau PKCS#12.</translation>
    </message>
    <message>
        <source>Key of the client certificate, PEM.</source>
        <translation>Kunci sertifikat klien, PEM.</translation>
    </message>
    <message>
        <source>Ask this DNS server, IP or IP:PORT.</source>
        <translation>Tanyakan ke server DNS ini, IP atau IP:PORT.</translation>
    </message>
    <message>
        <source>HOST:PORT:ADDR:PORT: connect there instead.</source>
        <translation>HOST:PORT:ADDR:PORT: alihkan koneksi ke alamat itu.</translation>
    </message>
    <message>
        <source>Proxy URL: http, https, socks5 or socks5h.</source>
        <translation>URL proksi: http, https, socks5, atau socks5h.</translation>
    </message>
    <message>
        <source>Use no proxy, whatever the environment says.</source>
        <translation>Tanpa proksi, apa pun isi variabel lingkungan.</translation>
    </message>
    <message>
        <source>A setting of the retry policy, NAME=VALUE; names: attempts, initialSeconds, factor, capSeconds, jitter, statuses (e.g. 429,503).</source>
        <translation>Pengaturan percobaan ulang, NAME=VALUE; nama: attempts, initialSeconds, factor, capSeconds, jitter, statuses (misalnya 429,503).</translation>
    </message>
    <message>
        <source>PAC file that chooses the proxy: URL or file.</source>
        <translation>Berkas PAC yang memilih proksi: URL atau berkas.</translation>
    </message>
    <message>
        <source>Use the proxy of the desktop&apos;s settings.</source>
        <translation>Pakai proksi dari pengaturan desktop.</translation>
    </message>
    <message>
        <source>Use the proxy that https_proxy and its like name (the default).</source>
        <translation>Pakai proksi yang disebut https_proxy dan sejenisnya (bawaan).</translation>
    </message>
    <message>
        <source>Seconds that connecting may take. Default: 10.</source>
        <translation>Batas waktu menghubungkan, dalam detik. Bawaan: 10.</translation>
    </message>
    <message>
        <source>Seconds that may pass without a byte. Default: 15.</source>
        <translation>Batas waktu tanpa data, dalam detik. Bawaan: 15.</translation>
    </message>
    <message>
        <source>Seconds that a check may take in all. Default: 30.</source>
        <translation>Batas waktu seluruh pemeriksaan, dalam detik. Bawaan: 30.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEKS</translation>
    </message>
    <message>
        <source>Proxy, one of these</source>
        <translation>Proksi, salah satu dari ini</translation>
    </message>
    <message>
        <source>Program on this machine (--connector mcp-stdio)</source>
        <translation>Program di mesin ini (--connector mcp-stdio)</translation>
    </message>
    <message>
        <source>Where it runs. Default: /.</source>
        <translation>Folder tempat program berjalan. Bawaan: /.</translation>
    </message>
    <message>
        <source>What it inherits: host (the six variables that MCP hosts pass on, which is the default) or none.</source>
        <translation>Yang diwarisinya: host (enam variabel yang diteruskan host MCP, bawaan) atau none (tidak ada).</translation>
    </message>
    <message>
        <source>Pass this variable on, with the value that it has then.</source>
        <translation>Teruskan variabel ini dengan nilai yang dimilikinya saat itu.</translation>
    </message>
    <message>
        <source>A variable and its value, which is no secret.</source>
        <translation>Variabel beserta nilainya, yang bukan rahasia.</translation>
    </message>
    <message>
        <source>A variable whose value is the credential&apos;s field of that name.</source>
        <translation>Variabel yang nilainya adalah bidang kredensial dengan nama itu.</translation>
    </message>
    <message>
        <source>Do not pass this variable on.</source>
        <translation>Jangan teruskan variabel ini.</translation>
    </message>
</context>
<context>
    <name>CredentialCommand</name>
    <message>
        <source>Field</source>
        <translation>Bidang</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Last accepted</source>
        <translation>Terakhir diterima</translation>
    </message>
    <message numerus="yes">
        <source>secret, %n character(s), fingerprint %1</source>
        <translation>
            <numerusform>rahasia, %n karakter, sidik jari %1</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>This connection has no credential yet. Set one: lentera-cli credential set %1 --secret-stdin FIELD</source>
        <translation>Koneksi ini belum memiliki kredensial. Simpan: lentera-cli credential set %1 --secret-stdin FIELD</translation>
    </message>
    <message>
        <source>%1 (not shown): </source>
        <translation>%1 (tidak ditampilkan): </translation>
    </message>
    <message>
        <source>Stored in the keychain and read back. Verify it: lentera-cli credential verify %1</source>
        <translation>Tersimpan di keyring sistem dan terbaca kembali. Verifikasi: lentera-cli credential verify %1</translation>
    </message>
    <message>
        <source>The system accepts the new credential; it is stored and the old one is deleted.</source>
        <translation>Sistem menerima kredensial baru; yang baru disimpan dan yang lama dihapus.</translation>
    </message>
    <message>
        <source>The new credential was not accepted; the old one is kept.</source>
        <translation>Kredensial baru tidak diterima; yang lama tetap disimpan.</translation>
    </message>
    <message>
        <source>Deleted from the keychain.</source>
        <translation>Dihapus dari keyring sistem.</translation>
    </message>
    <message>
        <source>List, set, verify, rotate and remove credentials; ask for the keychain&apos;s state.</source>
        <translation>Daftar, simpan, verifikasi, ganti, dan hapus kredensial; tanyakan keadaan keyring sistem.</translation>
    </message>
    <message>
        <source>The connection, e.g. acme/jira.</source>
        <translation>Koneksinya, misalnya acme/jira.</translation>
    </message>
    <message>
        <source>Show what is known of a connection&apos;s credential; never the secret.</source>
        <translation>Tampilkan informasi kredensial koneksi, tanpa rahasianya.</translation>
    </message>
    <message>
        <source>Store a credential in the keychain.</source>
        <translation>Simpan kredensial di keyring sistem.</translation>
    </message>
    <message>
        <source>Check the stored credential against the live system.</source>
        <translation>Uji kredensial yang tersimpan pada sistem yang sesungguhnya.</translation>
    </message>
    <message>
        <source>Check a new credential against the live system and store it if it is accepted.</source>
        <translation>Uji kredensial baru pada sistem yang sesungguhnya, simpan bila diterima.</translation>
    </message>
    <message>
        <source>Delete a connection&apos;s credential from the keychain.</source>
        <translation>Hapus kredensial koneksi dari keyring sistem.</translation>
    </message>
    <message>
        <source>Say whether the keychain is usable, locked, waiting, absent or silent.</source>
        <translation>Sebutkan apakah keyring sistem siap, terkunci, menunggu, tidak ada, atau tidak menjawab.</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>FIELD=YYYY-MM-DD: the last day of a credential field.</source>
        <translation>KOLOM=TTTT-BB-HH: hari terakhir berlakunya kolom kredensial.</translation>
    </message>
</context>
<context>
    <name>CredentialHints</name>
    <message>
        <source>There is white space or a line break at its beginning or end.</source>
        <translation>Ada spasi atau baris baru di awal atau akhirnya.</translation>
    </message>
    <message>
        <source>There is a line break or another control character inside.</source>
        <translation>Ada baris baru atau karakter kontrol di dalamnya.</translation>
    </message>
    <message>
        <source>It is in quotation marks; they are hardly part of it.</source>
        <translation>Nilai ini diapit tanda kutip, yang agaknya bukan bagian darinya.</translation>
    </message>
    <message>
        <source>It begins with “Bearer” or another word that Lentera adds by itself.</source>
        <translation>Diawali “Bearer” atau kata lain yang ditambahkan sendiri oleh Lentera.</translation>
    </message>
    <message>
        <source>It looks like a placeholder, not like a real value.</source>
        <translation>Tampak seperti contoh isian, bukan nilai sebenarnya.</translation>
    </message>
    <message>
        <source>It is a masked value: the dots or stars were copied in place of it.</source>
        <translation>Nilai ini tersamar: yang tersalin hanya titik atau bintangnya.</translation>
    </message>
    <message>
        <source>It is the encrypted form from a database, not the value itself.</source>
        <translation>Ini bentuk terenkripsi dari basis data, bukan nilainya sendiri.</translation>
    </message>
    <message>
        <source>It usually begins with: %1</source>
        <translation>Biasanya diawali: %1</translation>
    </message>
    <message>
        <source>Its length or its characters are unusual for this field.</source>
        <translation>Panjang atau karakternya tidak lazim untuk bidang ini.</translation>
    </message>
    <message>
        <source>It has characters that such values rarely have (not ASCII).</source>
        <translation>Ada karakter yang jarang terdapat pada nilai seperti ini (bukan ASCII).</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Proxy sign-in, as user:password</source>
        <translation>Akun proksi, sebagai pengguna:katasandi</translation>
    </message>
    <message>
        <source>Passphrase of the client certificate&apos;s key</source>
        <translation>Frasa sandi kunci sertifikat klien</translation>
    </message>
    <message>
        <source>%1 (not used by this sign-in)</source>
        <translation>%1 (tidak dipakai cara masuk ini)</translation>
    </message>
    <message numerus="yes">
        <source>Secret, %n character(s), fingerprint %1</source>
        <translation>
            <numerusform>Rahasia, %n karakter, sidik jari %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Belum diisi</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Belum pernah</translation>
    </message>
    <message>
        <source>Not entered</source>
        <translation>Tidak diisi</translation>
    </message>
    <message>
        <source>%1, expired</source>
        <translation>%1, kedaluwarsa</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n day(s)</source>
        <translation>
            <numerusform>%1, %n hari lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialsPage</name>
    <message>
        <source>Where to get this credential</source>
        <translation>Tempat memperoleh kredensial ini</translation>
    </message>
    <message>
        <source>Work goes on</source>
        <translation>Sedang diproses</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>&amp;Set…</source>
        <translation>&amp;Isi…</translation>
    </message>
    <message>
        <source>Enter the credential or the day it expires</source>
        <translation>Isi kredensial atau tanggal berakhirnya</translation>
    </message>
    <message>
        <source>Try the stored credential against the live system</source>
        <translation>Uji kredensial yang tersimpan pada sistem yang sesungguhnya</translation>
    </message>
    <message>
        <source>R&amp;otate…</source>
        <translation>&amp;Ganti…</translation>
    </message>
    <message>
        <source>Try a new credential against the live system and store it if it is accepted</source>
        <translation>Uji kredensial baru pada sistem yang sesungguhnya dan simpan bila diterima</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>Hap&amp;us…</translation>
    </message>
    <message>
        <source>This connection signs in without a credential.</source>
        <translation>Koneksi ini tidak memerlukan kredensial.</translation>
    </message>
    <message>
        <source>Sign-in: %1</source>
        <translation>Cara masuk: %1</translation>
    </message>
    <message>
        <source>Choose a connection</source>
        <translation>Pilih koneksi</translation>
    </message>
    <message>
        <source>A connection&apos;s credential is kept in the keychain of this computer. Choose a connection on the left to set, verify, rotate or remove it.</source>
        <translation>Kredensial koneksi disimpan di keyring sistem komputer ini. Pilih koneksi di sebelah kiri untuk mengisi, memverifikasi, mengganti, atau menghapusnya.</translation>
    </message>
    <message>
        <source>This tenant has no connection yet</source>
        <translation>Tenant ini belum memiliki koneksi</translation>
    </message>
    <message>
        <source>Add a connection to %1…</source>
        <translation>Tambah koneksi ke %1…</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Tampilkan %1</translation>
    </message>
    <message>
        <source>Remove the credential of %1?</source>
        <translation>Hapus kredensial %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.</source>
        <translation>
            <numerusform>%n bidang akan dihapus. Lentera tidak dapat masuk sampai kredensial baru diisi. Tindakan ini tidak dapat diurungkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove credential</source>
        <translation>Hapus kredensial</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation>&amp;Verifikasi</translation>
    </message>
    <message>
        <source>Edit the connection to choose another sign-in.</source>
        <translation>Sunting koneksi untuk memilih cara masuk lain.</translation>
    </message>
    <message>
        <source>Delete the stored credential</source>
        <translation>Hapus kredensial yang tersimpan</translation>
    </message>
    <message>
        <source>Practice credentials are kept in memory and are gone when you leave. Choose a connection on the left to set, verify, rotate or remove its own.</source>
        <translation>Kredensial latihan hanya ada di memori dan hilang ketika Anda keluar. Pilih koneksi di sebelah kiri untuk mengisi, memverifikasi, mengganti, atau menghapusnya.</translation>
    </message>
    <message>
        <source>S&amp;ign in…</source>
        <translation>&amp;Masuk…</translation>
    </message>
    <message>
        <source>Sign in with OAuth, in the browser or with a code</source>
        <translation>Masuk dengan OAuth, di peramban atau dengan kode</translation>
    </message>
</context>
<context>
    <name>DiagnosePage</name>
    <message>
        <source>&amp;Run check</source>
        <translation>&amp;Jalankan pemeriksaan</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>&amp;Pass on</source>
        <translation>Ba&amp;gikan</translation>
    </message>
    <message>
        <source>Choose a connection</source>
        <translation>Pilih koneksi</translation>
    </message>
    <message>
        <source>Choose a connection on the left; its last check and its root cause are shown here.</source>
        <translation>Pilih koneksi di sebelah kiri; pemeriksaan terakhir dan akar penyebabnya tampil di sini.</translation>
    </message>
    <message>
        <source>Copy report as &amp;text</source>
        <translation>Salin laporan sebagai &amp;teks</translation>
    </message>
    <message>
        <source>Copy report as &amp;Markdown</source>
        <translation>Salin laporan sebagai &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy report as &amp;JSON</source>
        <translation>Salin laporan sebagai &amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Save case file…</source>
        <translation>&amp;Simpan berkas kasus…</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kesimpulan</translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation>Pemeriksaan berjalan</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Checking: %1</source>
        <translation>Memeriksa: %1</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Not checked yet. Run the check to see whether it works.</source>
        <translation>Belum diperiksa. Jalankan pemeriksaan untuk mengetahui apakah koneksi ini berfungsi.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Pemeriksaan dihentikan.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more cause(s))</source>
        <translation>
            <numerusform>%1 (dan %n penyebab lain)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · checked %3 · took %4</source>
        <translation>%1 · %2 · diperiksa %3 · selama %4</translation>
    </message>
    <message>
        <source>Save case file</source>
        <translation>Simpan berkas kasus</translation>
    </message>
    <message>
        <source>Case files (*.json)</source>
        <translation>Berkas kasus (*.json)</translation>
    </message>
    <message>
        <source>Comparing: %1</source>
        <translation>Membandingkan: %1</translation>
    </message>
    <message>
        <source>E&amp;xamine TLS…</source>
        <translation>P&amp;eriksa TLS…</translation>
    </message>
    <message>
        <source>Examine the server&apos;s TLS in full: versions, suites, chain, sessions</source>
        <translation>Periksa TLS server secara lengkap: versi, rangkaian sandi, rantai, sesi</translation>
    </message>
    <message>
        <source>Address and time of the check</source>
        <translation>Alamat dan waktu pemeriksaan</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Lentera tenants (*.json)</source>
        <translation>Tenant Lentera (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Tenants added: %1, updated: %2, unchanged: %3.</source>
        <translation>Tenant ditambahkan: %1, diperbarui: %2, tidak berubah: %3.</translation>
    </message>
    <message>
        <source>Export tenants without their secrets</source>
        <translation>Ekspor tenant tanpa rahasianya</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) written to %1.</source>
        <translation>
            <numerusform>%n tenant ditulis ke %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import tenants from a Lentera export</source>
        <translation>Impor tenant dari hasil ekspor Lentera</translation>
    </message>
</context>
<context>
    <name>DifyText</name>
    <message>
        <source>not asked</source>
        <translation>tidak ditanyakan</translation>
    </message>
    <message>
        <source>no way from this machine</source>
        <translation>tidak ada jalan dari mesin ini</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>menjawab</translation>
    </message>
    <message>
        <source>name not found</source>
        <translation>nama tidak ditemukan</translation>
    </message>
    <message>
        <source>refuses connections</source>
        <translation>menolak koneksi</translation>
    </message>
    <message>
        <source>does not answer in time</source>
        <translation>tidak menjawab tepat waktu</translation>
    </message>
    <message>
        <source>refuses the sign-in</source>
        <translation>menolak masuk</translation>
    </message>
    <message>
        <source>refuses this machine</source>
        <translation>menolak mesin ini</translation>
    </message>
    <message>
        <source>has no such database</source>
        <translation>tidak memiliki basis data itu</translation>
    </message>
    <message>
        <source>has no connection left</source>
        <translation>kehabisan koneksi</translation>
    </message>
    <message>
        <source>is starting up</source>
        <translation>sedang dimulai</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS gagal</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Kesehatan</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Mulai ulang</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Menjelaskan</translation>
    </message>
    <message>
        <source>Nothing is wrong in what could be looked at.</source>
        <translation>Tidak ada yang salah pada semua yang dapat diperiksa.</translation>
    </message>
    <message>
        <source>First: %1. Begin with: %2</source>
        <translation>Pertama: %1. Mulailah dengan: %2</translation>
    </message>
    <message>
        <source>The key of an application is tested by: %1</source>
        <translation>Kunci aplikasi diuji dengan: %1</translation>
    </message>
    <message>
        <source>Look at a self-hosted Dify: containers, .env, database, Redis, services and disk.</source>
        <translation>Periksa Dify di server sendiri: kontainer, .env, basis data, Redis, layanan, dan disk.</translation>
    </message>
    <message>
        <source>With docker-compose.yaml and .env; the current folder if not given.</source>
        <translation>Yang memuat docker-compose.yaml dan .env; folder saat ini bila tidak disebutkan.</translation>
    </message>
    <message>
        <source>In place of compose&apos;s own choice.</source>
        <translation>Sebagai ganti pilihan compose sendiri.</translation>
    </message>
    <message>
        <source>Dify&apos;s public address; else the port that nginx publishes here.</source>
        <translation>Alamat publik Dify; bila tidak, port yang dipublikasikan nginx di sini.</translation>
    </message>
    <message>
        <source>PostgreSQL in place of what compose and .env name: postgresql://USER@HOST:PORT/NAME?sslmode=MODE, never with a password.</source>
        <translation>PostgreSQL sebagai ganti yang disebut compose dan .env: postgresql://PENGGUNA@HOST:PORT/NAMA?sslmode=MODE, jangan pernah dengan kata sandi.</translation>
    </message>
    <message>
        <source>Redis in place of what compose and .env name.</source>
        <translation>Redis sebagai ganti yang disebut compose dan .env.</translation>
    </message>
    <message>
        <source>An address that a tool calls: asked for through the SSRF proxy.</source>
        <translation>Alamat yang dipanggil sebuah tool: diminta lewat proksi SSRF.</translation>
    </message>
    <message>
        <source>Look only at: compose, env, database, redis, services, api, disk.</source>
        <translation>Hanya periksa: compose, env, database, redis, services, api, disk.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
</context>
<context>
    <name>EnvironmentText</name>
    <message>
        <source>What the server inherits: host (the six variables that MCP hosts pass on, which is usual), shell (everything) or none.</source>
        <translation>Yang diwarisi server: host (enam variabel yang diteruskan host MCP, bawaan), shell (semuanya), atau none (tidak ada).</translation>
    </message>
    <message>
        <source>NAME: pass this variable on. NAME=OTHER: pass OTHER on as NAME.</source>
        <translation>NAMA: teruskan variabel ini. NAMA=LAIN: teruskan LAIN dengan nama NAMA.</translation>
    </message>
    <message>
        <source>Pass on what stands in this file, NAME=VALUE a line.</source>
        <translation>Teruskan isi berkas ini, satu NAMA=NILAI per baris.</translation>
    </message>
</context>
<context>
    <name>ExplainCommand</name>
    <message>
        <source>Error: Give an id or an error text, or --list.</source>
        <translation>Galat: berikan id atau teks galat, atau --list.</translation>
    </message>
    <message>
        <source>Nothing is known about this text. Try a shorter part of it, or see: lentera-cli explain --list</source>
        <translation>Tidak ada penjelasan untuk teks ini. Coba bagian yang lebih pendek, atau lihat: lentera-cli explain --list</translation>
    </message>
    <message>
        <source>Explain a finding&apos;s id or any error text.</source>
        <translation>Jelaskan id temuan atau teks galat apa pun.</translation>
    </message>
    <message>
        <source>List everything that can be explained.</source>
        <translation>Tampilkan semua yang dapat dijelaskan.</translation>
    </message>
    <message>
        <source>An id, or a pasted error text; - reads it from standard input.</source>
        <translation>Id, atau teks kesalahan yang ditempel; - membacanya dari masukan standar.</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Periksa</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>&amp;Open the file</source>
        <translation>&amp;Buka berkas</translation>
    </message>
    <message>
        <source>Nothing was looked at yet</source>
        <translation>Belum ada yang diperiksa</translation>
    </message>
    <message>
        <source>Choose a .env file, configured_connectors.yaml, the configuration of an MCP host, or a folder with a Dify tool or a plugin. You can also drop it here.</source>
        <translation>Pilih berkas .env, configured_connectors.yaml, konfigurasi host MCP, atau folder berisi alat Dify atau plugin. Anda juga dapat menjatuhkannya di sini.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Pilih folder…</translation>
    </message>
    <message>
        <source>A file or a folder</source>
        <translation>Berkas atau folder</translation>
    </message>
    <message>
        <source>File or folder to look at</source>
        <translation>Berkas atau folder yang diperiksa</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Berkas…</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>Fol&amp;der…</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Salin sebagai &amp;teks</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Salin sebagai &amp;JSON</translation>
    </message>
    <message>
        <source>Choose a file to look at</source>
        <translation>Pilih berkas yang diperiksa</translation>
    </message>
    <message>
        <source>Choose a folder to look at</source>
        <translation>Pilih folder yang diperiksa</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Memeriksa %1…</translation>
    </message>
    <message numerus="yes">
        <source>No mistakes in %n file(s)</source>
        <translation>
            <numerusform>Tidak ada kesalahan dalam %n berkas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) found</source>
        <translation>
            <numerusform>%n kesalahan ditemukan</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures: %1. Warnings: %2. Looked at: %3.</source>
        <translation>Kegagalan: %1. Peringatan: %2. Diperiksa: %3.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Apakah maksud Anda %1?</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to Lentera</source>
        <translation>Selamat datang di Lentera</translation>
    </message>
    <message>
        <source>Lentera finds out why an integration does not work, and says who can fix it and how.</source>
        <translation>Lentera mencari tahu mengapa integrasi tidak berfungsi, lalu menyebut siapa yang dapat memperbaikinya dan caranya.</translation>
    </message>
    <message>
        <source>Try the practice workspace</source>
        <translation>Coba ruang kerja latihan</translation>
    </message>
    <message>
        <source>Systems inside Lentera, some of them broken. Works offline, in a minute, and touches nothing real.</source>
        <translation>Sistem di dalam Lentera, sebagian sengaja dibuat bermasalah. Berjalan luring, cukup semenit, dan tidak menyentuh sistem sungguhan.</translation>
    </message>
    <message>
        <source>Add a tenant</source>
        <translation>Tambah tenant</translation>
    </message>
    <message>
        <source>A customer or organisation whose connections you look after.</source>
        <translation>Pelanggan atau organisasi yang koneksinya Anda tangani.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Starting the practice systems…</source>
        <translation>Memulai sistem latihan…</translation>
    </message>
    <message>
        <source>A file that Lentera exported: tenants and connections, without their secrets.</source>
        <translation>Berkas hasil ekspor Lentera: tenant dan koneksinya, tanpa rahasia.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Paste an error text, or type a word</source>
        <translation>Tempel teks galat, atau ketik sebuah kata</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>Daftar penjelasan</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan ketik</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Nothing explains this yet</source>
        <translation>Belum ada penjelasan untuk ini</translation>
    </message>
    <message>
        <source>Try fewer words, or the part of the text that names the error.</source>
        <translation>Coba lebih sedikit kata, atau bagian teks yang menyebut galatnya.</translation>
    </message>
    <message>
        <source>Names and network</source>
        <translation>Nama dan jaringan</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>TLS and certificates</source>
        <translation>TLS dan sertifikat</translation>
    </message>
    <message>
        <source>HTTP and answers</source>
        <translation>HTTP dan jawaban</translation>
    </message>
    <message>
        <source>Sign-in and permissions</source>
        <translation>Masuk dan izin</translation>
    </message>
    <message>
        <source>Limits and clock</source>
        <translation>Batas dan jam</translation>
    </message>
    <message>
        <source>Credentials and keychain</source>
        <translation>Kredensial dan keyring</translation>
    </message>
    <message>
        <source>Webhooks and signatures</source>
        <translation>Webhook dan tanda tangan</translation>
    </message>
    <message>
        <source>Airbyte connectors</source>
        <translation>Konektor Airbyte</translation>
    </message>
    <message>
        <source>Dify stacks</source>
        <translation>Stack Dify</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>Server MCP</translation>
    </message>
    <message>
        <source>Plugins, Python and tests</source>
        <translation>Plugin, Python, dan pengujian</translation>
    </message>
    <message>
        <source>PromptOps</source>
        <translation>PromptOps</translation>
    </message>
    <message>
        <source>Files and imports</source>
        <translation>Berkas dan impor</translation>
    </message>
    <message>
        <source>Lentera itself</source>
        <translation>Lentera sendiri</translation>
    </message>
    <message>
        <source>System or topic</source>
        <translation>Sistem atau topik</translation>
    </message>
    <message>
        <source>All systems and topics</source>
        <translation>Semua sistem dan topik</translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation>Jenis sistem</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>would be added</source>
        <translation>akan ditambahkan</translation>
    </message>
    <message>
        <source>added, credential in the keychain</source>
        <translation>ditambahkan, kredensial tersimpan di keyring</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>dilewati</translation>
    </message>
    <message>
        <source>Nothing was changed. Import them by leaving out --dry-run.</source>
        <translation>Tidak ada yang diubah. Impor dengan menjalankan tanpa --dry-run.</translation>
    </message>
    <message>
        <source>The file.</source>
        <translation>Berkasnya.</translation>
    </message>
    <message>
        <source>The .env file to the YAML file; else the one beside it.</source>
        <translation>Berkas .env untuk berkas YAML; bila tidak diberikan, yang ada di sampingnya.</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>Hanya tampilkan yang akan dilakukan.</translation>
    </message>
    <message>
        <source>Your own connector %1 would be added.</source>
        <translation>Konektor Anda sendiri %1 akan ditambahkan.</translation>
    </message>
    <message>
        <source>Your own connector %1 was added: %2</source>
        <translation>Konektor Anda sendiri %1 telah ditambahkan: %2</translation>
    </message>
    <message>
        <source>Use it: lentera-cli connection add TENANT/ID --connector %1</source>
        <translation>Pakai: lentera-cli connection add TENANT/ID --connector %1</translation>
    </message>
    <message>
        <source>Emptied in %1: %2. Programs that read them there need them from elsewhere.</source>
        <translation>Dikosongkan di %1: %2. Program yang membacanya di sana memerlukannya dari tempat lain.</translation>
    </message>
    <message>
        <source>Make connections of a configured_connectors.yaml with its .env file, or of a .env file alone; secrets go to the keychain. Or take a connector.yaml as a connector of your own.</source>
        <translation>Buat koneksi dari configured_connectors.yaml beserta berkas .env-nya, atau dari berkas .env saja; rahasia masuk ke keyring sistem. Atau ambil connector.yaml sebagai konektor Anda sendiri.</translation>
    </message>
    <message>
        <source>Tenant whose connections they become; not for a connector.yaml.</source>
        <translation>Tenant pemilik koneksi itu; tidak untuk connector.yaml.</translation>
    </message>
    <message>
        <source>Afterwards empty the imported secrets in the .env file. There is no copy.</source>
        <translation>Sesudahnya kosongkan rahasia yang diimpor di berkas .env. Tidak ada salinannya.</translation>
    </message>
</context>
<context>
    <name>LintCommand</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>Apakah maksudnya %1?</translation>
    </message>
    <message>
        <source>Files: %1. Failures: %2. Warnings: %3.</source>
        <translation>Berkas: %1. Kegagalan: %2. Peringatan: %3.</translation>
    </message>
    <message>
        <source>Files, or folders with all below them.</source>
        <translation>Berkas, atau folder beserta semua isinya.</translation>
    </message>
    <message>
        <source>The .env file that the connectors read; else the one beside theirs.</source>
        <translation>Berkas .env yang dibaca konektor; bila tidak diberikan, yang ada di sampingnya.</translation>
    </message>
    <message>
        <source>Answer with a SARIF 2.1.0 document.</source>
        <translation>Jawab dengan dokumen SARIF 2.1.0.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
    <message>
        <source>Look for mistakes in .env files, configured_connectors.yaml, configurations of MCP hosts, connector files, folders of Dify tools and of ticketing plugins, and Python files.</source>
        <translation>Cari kesalahan dalam berkas .env, configured_connectors.yaml, konfigurasi host MCP, berkas konektor, folder tool Dify dan plugin tiket, serta berkas Python.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Usage</source>
        <translation>Penggunaan</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPSI</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opsi</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>PERINTAH</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumen</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>WAJIB</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEKS</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>ANGKA</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Memerlukan</translation>
    </message>
    <message>
        <source>Excludes</source>
        <translation>Tidak bersama</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>Tampilkan bantuan ini lalu keluar.</translation>
    </message>
    <message>
        <source>Unknown argument: %1.</source>
        <translation>Argumen tidak dikenal: %1.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>Perintah belum disebut.</translation>
    </message>
    <message>
        <source>%1 is required.</source>
        <translation>%1 wajib diisi.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 memerlukan nilai.</translation>
    </message>
    <message>
        <source>The value of %1 is not valid.</source>
        <translation>Nilai %1 tidak valid.</translation>
    </message>
    <message>
        <source>Finds the root cause when an integration breaks.</source>
        <translation>Menemukan akar penyebab ketika integrasi rusak.</translation>
    </message>
    <message>
        <source>Language of messages and explanations: en or id.</source>
        <translation>Bahasa pesan dan penjelasan: en atau id.</translation>
    </message>
    <message>
        <source>Answer with one JSON document.</source>
        <translation>Tampilkan hasil sebagai satu dokumen JSON.</translation>
    </message>
    <message>
        <source>Answer with one JSON document a line.</source>
        <translation>Tampilkan hasil sebagai satu dokumen JSON per baris.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>Tampilkan versi lalu keluar.</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Galat: %1</translation>
    </message>
    <message>
        <source>See: lentera-cli --help</source>
        <translation>Lihat: lentera-cli --help</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be used together.</source>
        <translation>%1 dan %2 tidak dapat dipakai bersamaan.</translation>
    </message>
</context>
<context>
    <name>McpText</name>
    <message>
        <source>Start of the program</source>
        <translation>Mulai program</translation>
    </message>
    <message>
        <source>Greeting (server/discover)</source>
        <translation>Sapaan (server/discover)</translation>
    </message>
    <message>
        <source>Greeting (initialize)</source>
        <translation>Sapaan (initialize)</translation>
    </message>
    <message>
        <source>List of tools</source>
        <translation>Daftar tool</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>berakhir sendiri</translation>
    </message>
    <message>
        <source>ended when its input was closed</source>
        <translation>berakhir setelah masukannya ditutup</translation>
    </message>
    <message>
        <source>ended on SIGTERM</source>
        <translation>berakhir karena SIGTERM</translation>
    </message>
    <message>
        <source>had to be killed</source>
        <translation>harus dimatikan paksa</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>status %1</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>sinyal %1</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Direktori kerja</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Lingkungan</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokol</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Kemampuan</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Keluaran</translation>
    </message>
    <message>
        <source>%1 bytes, error output %2 bytes</source>
        <translation>%1 bita, keluaran galat %2 bita</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Akhir</translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
        </translation>
    </message>
    <message>
        <source>Error output, the last lines</source>
        <translation>Keluaran galat, baris-baris terakhir</translation>
    </message>
    <message>
        <source>Start an MCP server as a host does, look at it, and stop it again.</source>
        <translation>Mulai server MCP seperti yang dilakukan host, periksa, lalu hentikan lagi.</translation>
    </message>
    <message>
        <source>The server&apos;s command and its arguments, after two dashes: -- npx -y NAME</source>
        <translation>Perintah server dan argumennya, setelah dua tanda hubung: -- npx -y NAMA</translation>
    </message>
    <message>
        <source>Where the server runs; without it in /, as some hosts do.</source>
        <translation>Tempat server berjalan; bila tidak disebut, di / seperti pada sebagian host.</translation>
    </message>
    <message>
        <source>Seconds from the start to the last tool, 60 if not given.</source>
        <translation>Detik sejak mulai sampai tool terakhir, 60 bila tidak disebut.</translation>
    </message>
    <message>
        <source>Greet in the older way first, for servers that break on the newer one.</source>
        <translation>Sapa dengan cara lama lebih dahulu, untuk server yang rusak oleh cara baru.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
</context>
<context>
    <name>OauthOptions</name>
    <message>
        <source>Open this address in a browser on this machine and agree there:</source>
        <translation>Buka alamat ini di peramban pada mesin ini dan beri persetujuan di sana:</translation>
    </message>
    <message>
        <source>Open this address in any browser and type the code %1:</source>
        <translation>Buka alamat ini di peramban mana pun dan ketik kode %1:</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for at most %n second(s).</source>
        <translation>
            <numerusform>Menunggu paling lama %n detik.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored in the keychain and read back. Verify it: lentera-cli credential verify %1</source>
        <translation>Disimpan di keychain dan dibaca kembali. Periksa: lentera-cli credential verify %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Penyedia</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Waktu masuk</translation>
    </message>
    <message>
        <source>Refresh token last used</source>
        <translation>Token penyegar terakhir dipakai</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Berakhir</translation>
    </message>
    <message>
        <source>What ends a refresh token of this provider:</source>
        <translation>Yang mengakhiri token penyegar dari penyedia ini:</translation>
    </message>
    <message>
        <source>A refresh that began at %1 did not end: the refresh token may be spent. Run: lentera-cli oauth refresh</source>
        <translation>Penyegaran yang dimulai pada %1 tidak selesai: token penyegar mungkin sudah terpakai. Jalankan: lentera-cli oauth refresh</translation>
    </message>
    <message>
        <source>The authorisation server: google, github, slack, … or generic.</source>
        <translation>Server otorisasi: google, github, slack, … atau generic.</translation>
    </message>
    <message>
        <source>The application&apos;s client id.</source>
        <translation>ID klien aplikasi.</translation>
    </message>
    <message>
        <source>How the client proves itself: post (secret in the body), basic or none.</source>
        <translation>Cara klien membuktikan diri: post (rahasia dalam badan permintaan), basic, atau none.</translation>
    </message>
    <message>
        <source>A scope to ask for (repeatable).</source>
        <translation>Cakupan yang diminta (dapat diulang).</translation>
    </message>
    <message>
        <source>The server&apos;s issuer; its metadata name the addresses.</source>
        <translation>Penerbit (issuer) server; metadatanya menyebut alamat-alamat.</translation>
    </message>
    <message>
        <source>The authorisation address.</source>
        <translation>Alamat otorisasi.</translation>
    </message>
    <message>
        <source>The token address.</source>
        <translation>Alamat token.</translation>
    </message>
    <message>
        <source>The device authorisation address.</source>
        <translation>Alamat otorisasi perangkat.</translation>
    </message>
    <message>
        <source>The revocation address.</source>
        <translation>Alamat pencabutan.</translation>
    </message>
    <message>
        <source>NAME=VALUE: a part of the provider&apos;s addresses, e.g. host=gitlab.example.</source>
        <translation>NAMA=NILAI: bagian alamat penyedia, mis. host=gitlab.example.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
    <message>
        <source>How to sign in: code (browser here), device (browser anywhere), client (no person).</source>
        <translation>Cara masuk: code (peramban di sini), device (peramban di mana pun), client (tanpa orang).</translation>
    </message>
    <message>
        <source>Port of the redirect address, where it is registered with one.</source>
        <translation>Port alamat pengalihan, bila alamatnya terdaftar beserta port.</translation>
    </message>
    <message>
        <source>Print the address, open nothing.</source>
        <translation>Cetak alamatnya, jangan buka apa pun.</translation>
    </message>
    <message>
        <source>Seconds to wait for the person, 300 if not given.</source>
        <translation>Lama menunggu orangnya dalam detik, 300 bila tidak diberikan.</translation>
    </message>
    <message>
        <source>Sign in with OAuth 2.0, renew and revoke tokens, say why it fails.</source>
        <translation>Masuk dengan OAuth 2.0, perbarui dan cabut token, jelaskan mengapa gagal.</translation>
    </message>
    <message>
        <source>The connection, e.g. acme/drive.</source>
        <translation>Koneksinya, mis. acme/drive.</translation>
    </message>
    <message>
        <source>Sign a connection in and store the tokens.</source>
        <translation>Masukkan sebuah koneksi dan simpan tokennya.</translation>
    </message>
    <message>
        <source>Get a new access token for the stored refresh token.</source>
        <translation>Dapatkan token akses baru dengan token penyegar yang tersimpan.</translation>
    </message>
    <message>
        <source>Send a refresh token once more that may be spent.</source>
        <translation>Kirim sekali lagi token penyegar yang mungkin sudah terpakai.</translation>
    </message>
    <message>
        <source>Show what tokens there are and what ends them; asks nobody.</source>
        <translation>Tampilkan token yang ada dan yang mengakhirinya; tidak bertanya kepada siapa pun.</translation>
    </message>
    <message>
        <source>End the stored token at the provider and delete it here.</source>
        <translation>Akhiri token yang tersimpan pada penyedia dan hapus di sini.</translation>
    </message>
    <message>
        <source>Try a sign-in and say what is wrong; stores nothing.</source>
        <translation>Coba proses masuk dan jelaskan apa yang salah; tidak menyimpan apa pun.</translation>
    </message>
    <message>
        <source>Also send a refresh token that may be used once; it is lost then.</source>
        <translation>Kirim juga token penyegar yang hanya boleh dipakai sekali; token itu lalu hilang.</translation>
    </message>
</context>
<context>
    <name>OauthText</name>
    <message>
        <source>access token and refresh token</source>
        <translation>token akses dan token penyegar</translation>
    </message>
    <message>
        <source>access token only</source>
        <translation>hanya token akses</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Klien</translation>
    </message>
    <message>
        <source>Token address</source>
        <translation>Alamat token</translation>
    </message>
    <message>
        <source>Redirect address</source>
        <translation>Alamat pengalihan</translation>
    </message>
    <message>
        <source>Scopes asked for</source>
        <translation>Cakupan yang diminta</translation>
    </message>
    <message>
        <source>Scopes granted</source>
        <translation>Cakupan yang diberikan</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Access token ends</source>
        <translation>Token akses berakhir</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Dipulihkan</translation>
    </message>
    <message>
        <source>the token of an exchange that was broken off</source>
        <translation>token dari penukaran yang terputus</translation>
    </message>
    <message>
        <source>What ends a refresh token of this provider:</source>
        <translation>Yang mengakhiri token penyegar dari penyedia ini:</translation>
    </message>
    <message>
        <source>With a code, in a browser on any device</source>
        <translation>Dengan kode, di peramban pada perangkat mana pun</translation>
    </message>
    <message>
        <source>As the application itself, without a person</source>
        <translation>Sebagai aplikasi itu sendiri, tanpa orang</translation>
    </message>
    <message>
        <source>With the refresh token</source>
        <translation>Dengan refresh token</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Pencabutan</translation>
    </message>
    <message>
        <source>In the browser on this machine</source>
        <translation>Di peramban pada mesin ini</translation>
    </message>
    <message>
        <source>Metadata of the server</source>
        <translation>Metadata server</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Kode perangkat</translation>
    </message>
    <message>
        <source>The person&apos;s consent</source>
        <translation>Persetujuan orangnya</translation>
    </message>
    <message>
        <source>Token request</source>
        <translation>Permintaan token</translation>
    </message>
    <message>
        <source>Stored in the keychain, read back</source>
        <translation>Disimpan di keychain, dibaca kembali</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>nothing in time</source>
        <translation>tidak ada sampai batas waktu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>dihentikan</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>The answer has arrived. Close this page and go back to Lentera.</source>
        <translation>Jawabannya sudah diterima. Tutup halaman ini dan kembali ke Lentera.</translation>
    </message>
    <message>
        <source>The sign-in was refused. Close this page; Lentera tells why.</source>
        <translation>Proses masuk ditolak. Tutup halaman ini; Lentera menjelaskan alasannya.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>The connection was not checked yet.</source>
        <translation>Koneksi ini belum diperiksa.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n connection(s) was checked yet.</source>
        <translation>
            <numerusform>Belum satu pun dari %n koneksi diperiksa.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection does not work.</source>
        <translation>Koneksi ini tidak berfungsi.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 connections do(es) not work.</source>
        <translation>
            <numerusform>%n dari %1 koneksi tidak berfungsi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n connection(s) work.</source>
        <translation>
            <numerusform>Semua koneksi (%n) berfungsi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) work(s), with warnings.</source>
        <translation>
            <numerusform>%n koneksi berfungsi dengan peringatan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) was/were not checked yet.</source>
        <translation>
            <numerusform>%n koneksi belum diperiksa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections share the cause “%1”.</source>
        <translation>
            <numerusform>%n koneksi memiliki penyebab yang sama: “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Lingkungan</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Akar penyebab</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Terakhir diperiksa</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>A&amp;ll tenants</source>
        <translation>Se&amp;mua tenant</translation>
    </message>
    <message>
        <source>Check &amp;selected</source>
        <translation>Periksa &amp;yang dipilih</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>Filter by any word</source>
        <translation>Saring menurut kata apa pun</translation>
    </message>
    <message>
        <source>Filter the connections</source>
        <translation>Saring koneksi</translation>
    </message>
    <message>
        <source>Check the selected connections (Ctrl+Return in the table)</source>
        <translation>Periksa koneksi yang dipilih (Ctrl+Enter di tabel)</translation>
    </message>
    <message>
        <source>Check every connection of this list (Ctrl+Shift+R)</source>
        <translation>Periksa semua koneksi dalam daftar ini (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation>Kemajuan pemeriksaan</translation>
    </message>
    <message>
        <source>No connection has these words</source>
        <translation>Tidak ada koneksi dengan kata itu</translation>
    </message>
    <message>
        <source>Use fewer words, or clear the filter to see all connections.</source>
        <translation>Kurangi katanya, atau bersihkan filter untuk melihat semua koneksi.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Bersihkan filter</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Periksa semua</translation>
    </message>
    <message>
        <source>All tenants</source>
        <translation>Semua tenant</translation>
    </message>
    <message>
        <source>Select them</source>
        <translation>Pilih semuanya</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation>%1 dari %2 diperiksa</translation>
    </message>
    <message>
        <source>This tenant has no connection yet</source>
        <translation>Tenant ini belum memiliki koneksi</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>Belum ada koneksi</translation>
    </message>
    <message>
        <source>A connection is one system of a tenant: its address, its sign-in, how it is reached. Their state is shown here.</source>
        <translation>Koneksi adalah satu sistem milik tenant: alamatnya, cara masuknya, dan jalur menghubunginya. Statusnya tampil di sini.</translation>
    </message>
    <message>
        <source>Add a connection to %1…</source>
        <translation>Tambah koneksi ke %1…</translation>
    </message>
    <message>
        <source>Check &amp;all</source>
        <translation>Periksa &amp;semua</translation>
    </message>
</context>
<context>
    <name>PostureText</name>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>tidak ditanyakan</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>diterima</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>answered in another version</source>
        <translation>menjawab dengan versi lain</translation>
    </message>
    <message>
        <source>closed without a word</source>
        <translation>ditutup tanpa keterangan</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>direset</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>tidak menjawab tepat waktu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>in the server&apos;s order</source>
        <translation>menurut urutan server</translation>
    </message>
    <message>
        <source>the client&apos;s order counts</source>
        <translation>urutan klien yang berlaku</translation>
    </message>
    <message>
        <source>good</source>
        <translation>baik</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>dicabut</translation>
    </message>
    <message>
        <source>not known to the authority</source>
        <translation>tidak dikenal otoritasnya</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>sudah basi</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>tidak sah</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>tidak ada jawaban</translation>
    </message>
    <message>
        <source>Protocol versions</source>
        <translation>Versi protokol</translation>
    </message>
    <message>
        <source>Cipher suites of %1</source>
        <translation>Rangkaian sandi %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Key exchange and signatures</source>
        <translation>Pertukaran kunci dan tanda tangan</translation>
    </message>
    <message>
        <source>Groups of %1</source>
        <translation>Grup %1</translation>
    </message>
    <message>
        <source>Signature algorithms</source>
        <translation>Algoritma tanda tangan</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>Extensions and sessions</source>
        <translation>Ekstensi dan sesi</translation>
    </message>
    <message>
        <source>Application protocols (ALPN)</source>
        <translation>Protokol aplikasi (ALPN)</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Pemampatan</translation>
    </message>
    <message>
        <source>Secure renegotiation</source>
        <translation>Renegosiasi aman</translation>
    </message>
    <message>
        <source>Extended master secret</source>
        <translation>Extended master secret</translation>
    </message>
    <message>
        <source>Guard against version fallback</source>
        <translation>Pelindung dari penurunan versi</translation>
    </message>
    <message>
        <source>Resumption by session id</source>
        <translation>Pelanjutan sesi dengan id</translation>
    </message>
    <message>
        <source>Resumption by ticket</source>
        <translation>Pelanjutan sesi dengan tiket</translation>
    </message>
    <message>
        <source>Resumption in TLS 1.3</source>
        <translation>Pelanjutan sesi pada TLS 1.3</translation>
    </message>
    <message>
        <source>Early data (0-RTT)</source>
        <translation>Data awal (0-RTT)</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n bita</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate asked for</source>
        <translation>Sertifikat klien diminta</translation>
    </message>
    <message>
        <source>Accepted authority</source>
        <translation>Otoritas yang diterima</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subjek</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Penerbit</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Berlaku</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 (%n day(s))</source>
        <translation>
            <numerusform>%1 hingga %2 (%n hari)</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n bit</numerusform>
        </translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Key usage</source>
        <translation>Penggunaan kunci</translation>
    </message>
    <message>
        <source>Extended key usage</source>
        <translation>Penggunaan kunci tambahan</translation>
    </message>
    <message>
        <source>Must staple</source>
        <translation>Wajib melampirkan OCSP</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Pencabutan</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, hingga %2</translation>
    </message>
    <message>
        <source>Stapled OCSP answer</source>
        <translation>Jawaban OCSP terlampir</translation>
    </message>
    <message>
        <source>Server name (SNI)</source>
        <translation>Nama server (SNI)</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>tanpa nama</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>Connections compared</source>
        <translation>Sambungan yang dibandingkan</translation>
    </message>
    <message>
        <source>%1 [%2], until %3</source>
        <translation>%1 [%2], hingga %3</translation>
    </message>
    <message>
        <source>This system</source>
        <translation>Sistem ini</translation>
    </message>
    <message>
        <source>This connection</source>
        <translation>Koneksi ini</translation>
    </message>
    <message>
        <source>Trust stores on this machine</source>
        <translation>Penyimpanan kepercayaan di komputer ini</translation>
    </message>
    <message>
        <source>trusted through %1</source>
        <translation>dipercaya melalui %1</translation>
    </message>
    <message>
        <source>not trusted (%1)</source>
        <translation>tidak dipercaya (%1)</translation>
    </message>
    <message>
        <source>MISSING: neither sent nor in the trust store</source>
        <translation>TIDAK ADA: tidak dikirim dan tidak ada di penyimpanan kepercayaan</translation>
    </message>
    <message>
        <source>from the trust store</source>
        <translation>dari penyimpanan kepercayaan</translation>
    </message>
    <message>
        <source>sent as number %1</source>
        <translation>dikirim sebagai nomor %1</translation>
    </message>
    <message>
        <source>%1, trusted</source>
        <translation>%1, dipercaya</translation>
    </message>
    <message>
        <source>signed by %1</source>
        <translation>ditandatangani oleh %1</translation>
    </message>
    <message>
        <source>also sent, but not part of this chain: %1</source>
        <translation>turut dikirim, tetapi bukan bagian rantai ini: %1</translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>Practice workspace: these systems run inside Lentera, on this computer only.</source>
        <translation>Ruang kerja latihan: sistem-sistem ini berjalan di dalam Lentera, hanya di komputer ini.</translation>
    </message>
    <message numerus="yes">
        <source>%n practice system(s) did not show what was built in.</source>
        <translation>
            <numerusform>%n sistem latihan tidak menunjukkan gangguan yang ditanamkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start the practice workspace and diagnose its systems.</source>
        <translation>Mulai ruang kerja latihan dan periksa sistem-sistemnya.</translation>
    </message>
</context>
<context>
    <name>RetryFields</name>
    <message>
        <source>Attempts</source>
        <translation>Jumlah percobaan</translation>
    </message>
    <message>
        <source>For a call whose failure may pass. A check itself tries at most twice.</source>
        <translation>Untuk panggilan yang kegagalannya mungkin sementara. Pemeriksaan sendiri mencoba paling banyak dua kali.</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>Jeda pertama</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Each further wait is this many times as long as the one before it.</source>
        <translation>Setiap jeda berikutnya sekian kali jeda sebelumnya.</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Jeda terlama</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Variasi acak</translation>
    </message>
    <message>
        <source>Chance in each wait, so that not all try again at once: 0.1 is 10 % more or less.</source>
        <translation>Variasi acak pada setiap jeda, agar tidak semua mencoba lagi serentak: 0,1 berarti lebih atau kurang 10%.</translation>
    </message>
    <message>
        <source>Tried again after</source>
        <translation>Diulangi setelah</translation>
    </message>
    <message>
        <source>HTTP status codes separated by commas. A refused sign-in is never repeated.</source>
        <translation>Kode status HTTP, dipisahkan koma. Proses masuk yang ditolak tidak pernah diulangi.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> detik</translation>
    </message>
</context>
<context>
    <name>RetryPlanCommand</name>
    <message>
        <source>Attempt</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Pause before it</source>
        <translation>Jeda sebelumnya</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Paling awal</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Paling lambat</translation>
    </message>
    <message>
        <source>Waiting in all: %1, beside the time that the calls themselves take.</source>
        <translation>Menunggu seluruhnya: %1, di luar waktu untuk panggilannya sendiri.</translation>
    </message>
    <message>
        <source>Repeated on: %1. Never after 401 or 403.</source>
        <translation>Diulang pada: %1. Tidak pernah setelah 401 atau 403.</translation>
    </message>
    <message>
        <source>This client does not read Retry-After.</source>
        <translation>Klien ini tidak membaca Retry-After.</translation>
    </message>
    <message>
        <source>Error: Give Retry-After as seconds or as an HTTP date.</source>
        <translation>Galat: isikan Retry-After dalam detik atau sebagai tanggal HTTP.</translation>
    </message>
    <message>
        <source>How often the call is made.</source>
        <translation>Berapa kali panggilan dilakukan.</translation>
    </message>
    <message>
        <source>First pause, in seconds.</source>
        <translation>Jeda pertama, dalam detik.</translation>
    </message>
    <message>
        <source>By what each pause grows.</source>
        <translation>Faktor pertambahan setiap jeda.</translation>
    </message>
    <message>
        <source>Longest pause, in seconds.</source>
        <translation>Jeda terpanjang, dalam detik.</translation>
    </message>
    <message>
        <source>Share by which chance shortens or lengthens a pause, or full.</source>
        <translation>Bagian jeda yang diperpendek atau diperpanjang secara acak, atau full.</translation>
    </message>
    <message>
        <source>Statuses that are repeated, separated by commas.</source>
        <translation>Status yang diulang, dipisahkan koma.</translation>
    </message>
    <message>
        <source>Show the time line of a retry policy before it runs.</source>
        <translation>Tampilkan garis waktu kebijakan coba lagi sebelum dijalankan.</translation>
    </message>
    <message>
        <source>guide: Airbyte&apos;s guide and Lentera&apos;s default; sdk: what Airbyte&apos;s code does.</source>
        <translation>guide: panduan Airbyte dan bawaan Lentera; sdk: yang dilakukan kode Airbyte.</translation>
    </message>
    <message>
        <source>Use the policy of this connection: TENANT/CONNECTION.</source>
        <translation>Pakai kebijakan koneksi ini: TENANT/CONNECTION.</translation>
    </message>
    <message>
        <source>As if every answer carried this Retry-After: seconds or an HTTP date.</source>
        <translation>Seolah-olah setiap jawaban memuat Retry-After ini: detik atau tanggal HTTP.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Bersihkan</translation>
    </message>
</context>
<context>
    <name>SecretText</name>
    <message>
        <source>Read this credential field from standard input.</source>
        <translation>Baca bidang kredensial ini dari masukan standar.</translation>
    </message>
    <message>
        <source>FIELD=NAME: read it from the environment variable.</source>
        <translation>FIELD=NAME: baca dari variabel lingkungan itu.</translation>
    </message>
    <message>
        <source>FIELD=NUMBER: read it from the open file descriptor.</source>
        <translation>FIELD=NUMBER: baca dari deskriptor berkas yang terbuka.</translation>
    </message>
    <message>
        <source>FIELD=VALUE of a credential field that is not secret.</source>
        <translation>FIELD=VALUE untuk bidang kredensial yang tidak rahasia.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Error: %1</source>
        <translation>Galat: %1</translation>
    </message>
</context>
<context>
    <name>SettingsTexts</name>
    <message>
        <source>&amp;Language</source>
        <translation>B&amp;ahasa</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>P&amp;enampilan</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Sesuai sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source> s</source>
        <translation> detik</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>Pro&amp;ksi</translation>
    </message>
    <message>
        <source>Proxy a&amp;ddress</source>
        <translation>Alamat pr&amp;oksi</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>Per&amp;cayai</translation>
    </message>
    <message>
        <source>Time without a &amp;byte</source>
        <translation>Batas waktu tanpa &amp;data</translation>
    </message>
    <message>
        <source>Connector files that could not be read</source>
        <translation>Berkas konektor yang tidak terbaca</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, baris %2: %3</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Antarmuka</translation>
    </message>
    <message>
        <source>What new connections start with</source>
        <translation>Isi awal koneksi baru</translation>
    </message>
    <message>
        <source>Time to co&amp;nnect</source>
        <translation>Batas waktu ko&amp;neksi</translation>
    </message>
    <message>
        <source>Time for the whole chec&amp;k</source>
        <translation>Batas waktu pemerik&amp;saan</translation>
    </message>
    <message>
        <source>http, https, socks5 or socks5h, without user name and password.</source>
        <translation>http, https, socks5, atau socks5h, tanpa nama pengguna dan kata sandi.</translation>
    </message>
    <message>
        <source>A PEM file, for example your organisation&apos;s own authority. A new connection takes its content over.</source>
        <translation>Berkas PEM, misalnya dari otoritas sertifikat organisasi Anda. Isinya disalin ke setiap koneksi baru.</translation>
    </message>
    <message>
        <source>Trusted certi&amp;ficates</source>
        <translation>Serti&amp;fikat tepercaya</translation>
    </message>
    <message>
        <source>PA&amp;C file</source>
        <translation>Berkas PA&amp;C</translation>
    </message>
    <message>
        <source>Its http or https address, or the whole path of a file.</source>
        <translation>Alamat http atau https-nya, atau jalur lengkap sebuah berkas.</translation>
    </message>
    <message>
        <source>These apply to connections that are added in this window. lentera-cli starts with its own values and has an option for each, such as --ca, --proxy and --deadline.</source>
        <translation>Berlaku bagi koneksi yang ditambahkan di jendela ini. lentera-cli memakai nilai awalnya sendiri dan punya opsi untuk masing-masing, misalnya --ca, --proxy, dan --deadline.</translation>
    </message>
</context>
<context>
    <name>SignCommand</name>
    <message>
        <source>Scheme</source>
        <translation>Skema</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>Yang ditandatangani</translation>
    </message>
    <message>
        <source>Error: --scheme is required; --list shows them all.</source>
        <translation>Galat: --scheme wajib diisi; --list menampilkan semuanya.</translation>
    </message>
    <message>
        <source>Error: Give the request by --url or by --request.</source>
        <translation>Galat: Berikan permintaan dengan --url atau dengan --request.</translation>
    </message>
    <message>
        <source>Error: Only one thing can come from standard input.</source>
        <translation>Galat: Hanya satu hal yang dapat datang dari masukan standar.</translation>
    </message>
    <message>
        <source>The method of the request, GET if not given.</source>
        <translation>Metode permintaan, GET bila tidak disebut.</translation>
    </message>
    <message>
        <source>The address of the request, as it is sent.</source>
        <translation>Alamat permintaan, sebagaimana dikirim.</translation>
    </message>
    <message>
        <source>NAME:VALUE of a header of the request; none that holds a secret.</source>
        <translation>NAMA:NILAI dari header permintaan; bukan yang berisi rahasia.</translation>
    </message>
    <message>
        <source>File with the body, byte for byte; - for standard input.</source>
        <translation>Berkas berisi badan, byte demi byte; - untuk masukan standar.</translation>
    </message>
    <message>
        <source>File with the whole request as it went over the wire; - for standard input.</source>
        <translation>Berkas berisi seluruh permintaan sebagaimana dikirim; - untuk masukan standar.</translation>
    </message>
    <message>
        <source>The time to sign; now if not given. With --verify and --doctor as it was sent.</source>
        <translation>Waktu yang ditandatangani; saat ini bila tidak disebut. Dengan --verify dan --doctor sebagaimana dikirim.</translation>
    </message>
    <message>
        <source>The nonce, where the scheme has one.</source>
        <translation>Nonce, bila skemanya memilikinya.</translation>
    </message>
    <message>
        <source>NAME=VALUE that the scheme needs, e.g. region=us-east-1.</source>
        <translation>NAMA=NILAI yang dibutuhkan skema, misalnya region=us-east-1.</translation>
    </message>
    <message>
        <source>The key id, where it is no secret.</source>
        <translation>Id kunci, bila bukan rahasia.</translation>
    </message>
    <message>
        <source>Read the key id (an API key, for example) from this environment variable.</source>
        <translation>Baca id kunci (misalnya kunci API) dari variabel lingkungan ini.</translation>
    </message>
    <message>
        <source>Read the key id from this open file descriptor.</source>
        <translation>Baca id kunci dari deskriptor berkas yang terbuka ini.</translation>
    </message>
    <message>
        <source>Read the secret from standard input.</source>
        <translation>Baca rahasia dari masukan standar.</translation>
    </message>
    <message>
        <source>Read the secret from this environment variable.</source>
        <translation>Baca rahasia dari variabel lingkungan ini.</translation>
    </message>
    <message>
        <source>Read the secret from this open file descriptor.</source>
        <translation>Baca rahasia dari deskriptor berkas yang terbuka ini.</translation>
    </message>
    <message>
        <source>Sign a request, verify a signature, or find out why it is refused.</source>
        <translation>Tandatangani permintaan, verifikasi tanda tangan, atau cari tahu mengapa ditolak.</translation>
    </message>
    <message>
        <source>How requests are signed; see --list.</source>
        <translation>Cara permintaan ditandatangani; lihat --list.</translation>
    </message>
    <message>
        <source>The same from a file of your own (lentera.signing/1).</source>
        <translation>Sama, dari berkas Anda sendiri (lentera.signing/1).</translation>
    </message>
    <message>
        <source>The signature that was sent, or that the server says it expects.</source>
        <translation>Tanda tangan yang dikirim, atau yang menurut server diharapkannya.</translation>
    </message>
    <message>
        <source>Say whether the signature is valid.</source>
        <translation>Katakan apakah tanda tangannya valid.</translation>
    </message>
    <message>
        <source>Find the convention and the mistakes that explain the signature.</source>
        <translation>Temukan konvensi dan kesalahan yang menjelaskan tanda tangan itu.</translation>
    </message>
    <message>
        <source>The time of the server, if not now.</source>
        <translation>Waktu server, bila bukan saat ini.</translation>
    </message>
    <message>
        <source>Print nothing but the headers that hold no secret, for curl -H @-.</source>
        <translation>Cetak hanya header yang tidak berisi rahasia, untuk curl -H @-.</translation>
    </message>
    <message>
        <source>List the schemes.</source>
        <translation>Tampilkan daftar skema.</translation>
    </message>
</context>
<context>
    <name>SignText</name>
    <message>
        <source>Part</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message numerus="yes">
        <source>What is signed, %n byte(s):</source>
        <translation>
            <numerusform>Yang ditandatangani, %n byte:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s):</source>
        <translation>
            <numerusform>%1, %n byte:</numerusform>
        </translation>
    </message>
    <message>
        <source>Headers to send:</source>
        <translation>Header yang dikirim:</translation>
    </message>
    <message>
        <source>The time has another form than the server takes: %1.</source>
        <translation>Bentuk waktunya bukan yang diterima server: %1.</translation>
    </message>
    <message>
        <source>The time is %1 s old; the server takes %2 s.</source>
        <translation>Waktunya sudah lewat %1 s; server menerima %2 s.</translation>
    </message>
    <message>
        <source>The time lies %1 s ahead; the server takes %2 s.</source>
        <translation>Waktunya mendahului %1 s; server menerima %2 s.</translation>
    </message>
    <message>
        <source>Valid: this is how %1 signs the request.</source>
        <translation>Valid: beginilah %1 menandatangani permintaan itu.</translation>
    </message>
    <message>
        <source>The signature fits, but the server refuses the request.</source>
        <translation>Tanda tangannya cocok, tetapi server menolak permintaan itu.</translation>
    </message>
    <message>
        <source>Not valid: %1 gives %2</source>
        <translation>Tidak valid: %1 menghasilkan %2</translation>
    </message>
    <message>
        <source>To see why, ask again with --doctor.</source>
        <translation>Untuk melihat sebabnya, tanyakan lagi dengan --doctor.</translation>
    </message>
    <message>
        <source>First difference</source>
        <translation>Perbedaan pertama</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>byte %1</translation>
    </message>
    <message>
        <source>No convention gives this signature.</source>
        <translation>Tidak ada konvensi yang menghasilkan tanda tangan ini.</translation>
    </message>
    <message>
        <source>The signature was made as %1 makes it.</source>
        <translation>Tanda tangan ini dibuat seperti cara %1.</translation>
    </message>
    <message>
        <source>Nothing is wrong with it.</source>
        <translation>Tidak ada yang salah dengannya.</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) made together explain it to the last bit.</source>
        <translation>
            <numerusform>%n kesalahan yang terjadi bersama menjelaskannya sampai bit terakhir.</numerusform>
        </translation>
    </message>
    <message>
        <source>It would be explained just as well by: %1</source>
        <translation>Ini sama baiknya dijelaskan oleh: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s) computed.</source>
        <translation>
            <numerusform>%n tanda tangan dihitung.</numerusform>
        </translation>
    </message>
    <message>
        <source>The search was ended before everything had been tried.</source>
        <translation>Pencarian diakhiri sebelum semuanya dicoba.</translation>
    </message>
</context>
<context>
    <name>TenantCommand</name>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Lingkungan</translation>
    </message>
    <message>
        <source>There is no tenant yet. Add one: lentera-cli tenant add ID --name NAME</source>
        <translation>Belum ada tenant. Tambahkan: lentera-cli tenant add ID --name NAME</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Removed. Undo it with: lentera-cli tenant restore %1</source>
        <translation>Dibuang. Untuk mengurungkan: lentera-cli tenant restore %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) added.</source>
        <translation>
            <numerusform>%n tenant ditambahkan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) updated.</source>
        <translation>
            <numerusform>%n tenant diperbarui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) unchanged.</source>
        <translation>
            <numerusform>%n tenant tidak berubah.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant, e.g. acme.</source>
        <translation>Tenant, misalnya acme.</translation>
    </message>
    <message>
        <source>Display name.</source>
        <translation>Nama tampilan.</translation>
    </message>
    <message>
        <source>production, staging, sandbox or development.</source>
        <translation>production, staging, sandbox, atau development.</translation>
    </message>
    <message>
        <source>Colour of the window&apos;s frame, #rrggbb.</source>
        <translation>Warna bingkai jendela, #rrggbb.</translation>
    </message>
    <message>
        <source>Notes of your own.</source>
        <translation>Catatan Anda sendiri.</translation>
    </message>
    <message>
        <source>List, show, add, edit, remove, import and export tenants.</source>
        <translation>Daftar, tampilkan, tambah, sunting, buang, impor, dan ekspor tenant.</translation>
    </message>
    <message>
        <source>List the tenants.</source>
        <translation>Tampilkan daftar tenant.</translation>
    </message>
    <message>
        <source>Those that were removed and can be restored.</source>
        <translation>Yang dibuang dan dapat dipulihkan.</translation>
    </message>
    <message>
        <source>Show a tenant and its connections.</source>
        <translation>Tampilkan tenant dan koneksinya.</translation>
    </message>
    <message>
        <source>Add a tenant.</source>
        <translation>Tambah tenant.</translation>
    </message>
    <message>
        <source>Change what is given, keep the rest.</source>
        <translation>Ubah hanya yang disebutkan.</translation>
    </message>
    <message>
        <source>Remove a tenant; it can be restored until it is purged.</source>
        <translation>Buang tenant; dapat dipulihkan selama belum dihapus selamanya.</translation>
    </message>
    <message>
        <source>Delete it for good, with its secrets in the keychain.</source>
        <translation>Hapus selamanya, beserta rahasianya di keyring sistem.</translation>
    </message>
    <message>
        <source>Undo the removal of a tenant.</source>
        <translation>Pulihkan tenant yang dibuang.</translation>
    </message>
    <message>
        <source>Add and update tenants from a file.</source>
        <translation>Tambah dan perbarui tenant dari berkas.</translation>
    </message>
    <message>
        <source>A lentera.tenants/1 document.</source>
        <translation>Dokumen lentera.tenants/1.</translation>
    </message>
    <message>
        <source>Write tenants to a file, without secrets.</source>
        <translation>Tulis tenant ke berkas, tanpa rahasia.</translation>
    </message>
    <message>
        <source>The file, or - for standard output.</source>
        <translation>Berkasnya, atau - untuk keluaran standar.</translation>
    </message>
    <message>
        <source>Only these tenants.</source>
        <translation>Hanya tenant ini.</translation>
    </message>
</context>
<context>
    <name>TlsCommand</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Rantai</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) were made.</source>
        <translation>
            <numerusform>%n sambungan telah dibuat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was asked: the time or the number of connections was used up.</source>
        <translation>Tidak semuanya ditanyakan: waktu atau jumlah sambungan sudah habis.</translation>
    </message>
    <message>
        <source>Examine the TLS of a server in full: versions, suites, chain, sessions.</source>
        <translation>Periksa TLS sebuah server secara lengkap: versi, rangkaian sandi, rantai, sesi.</translation>
    </message>
    <message>
        <source>HOST or HOST:PORT; without a port 443.</source>
        <translation>HOST atau HOST:PORT; tanpa port berarti 443.</translation>
    </message>
    <message>
        <source>Ask for this name and verify it, in place of HOST.</source>
        <translation>Minta dan verifikasi nama ini sebagai ganti HOST.</translation>
    </message>
    <message>
        <source>Ask the authority whether the certificate is revoked (OCSP, CRL).</source>
        <translation>Tanyakan kepada otoritas apakah sertifikat dicabut (OCSP, CRL).</translation>
    </message>
    <message>
        <source>Compare with the trust stores of other programs on this machine.</source>
        <translation>Bandingkan dengan penyimpanan kepercayaan program lain di komputer ini.</translation>
    </message>
    <message>
        <source>Write the chain as it was sent to this file.</source>
        <translation>Tulis rantai sebagaimana dikirim ke berkas ini.</translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation>Peringatan berakhir dengan status 4.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>OK</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Berjalan</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Peringatan</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>From the environment variables</source>
        <translation>Dari variabel lingkungan</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Tanpa proksi</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>Proksi ini</translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation>Sertifikat sistem</translation>
    </message>
    <message>
        <source>The system&apos;s and these certificates</source>
        <translation>Sertifikat sistem dan yang ini</translation>
    </message>
    <message>
        <source>Only these certificates</source>
        <translation>Hanya sertifikat ini</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Kredensial</translation>
    </message>
    <message>
        <source>DNS lookup</source>
        <translation>Resolusi DNS</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>Koneksi TCP</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>Jabat tangan TLS</translation>
    </message>
    <message>
        <source>HTTP answer</source>
        <translation>Respons HTTP</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Proses masuk</translation>
    </message>
    <message>
        <source>Content of the answer</source>
        <translation>Isi respons</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dihentikan</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informasi</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Kegagalan</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produksi</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Pengembangan</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Semuanya berfungsi</translation>
    </message>
    <message>
        <source>Works, with warnings</source>
        <translation>Berfungsi, dengan peringatan</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Tidak berfungsi</translation>
    </message>
    <message>
        <source>The operator of the service</source>
        <translation>Pengelola layanan</translation>
    </message>
    <message>
        <source>The network team</source>
        <translation>Tim jaringan</translation>
    </message>
    <message>
        <source>The tenant&apos;s administrator</source>
        <translation>Administrator tenant</translation>
    </message>
    <message>
        <source>Support, in Lentera&apos;s settings</source>
        <translation>Tim dukungan, di pengaturan Lentera</translation>
    </message>
    <message>
        <source>The vendor of the system</source>
        <translation>Vendor sistem</translation>
    </message>
    <message>
        <source>You, on this computer</source>
        <translation>Anda, di komputer ini</translation>
    </message>
    <message>
        <source>The keychain is usable.</source>
        <translation>Keyring sistem siap dipakai.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Keyring sistem terkunci.</translation>
    </message>
    <message>
        <source>The keychain is waiting for you to unlock it.</source>
        <translation>Keyring sistem menunggu Anda membuka kuncinya.</translation>
    </message>
    <message>
        <source>There is no keychain here.</source>
        <translation>Tidak ada keyring sistem di sini.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Keyring sistem tidak menjawab.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Penyebab</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Perbaikan</translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation>Pencegahan</translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation>Yang dapat memperbaiki</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Diharapkan</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>Cara mengulangi</translation>
    </message>
    <message>
        <source>Not run or not judged because of this</source>
        <translation>Tidak dijalankan atau tidak dinilai karena hal ini</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Without the credential</source>
        <translation>Tanpa kredensial</translation>
    </message>
    <message>
        <source>Without the proxy</source>
        <translation>Tanpa proksi</translation>
    </message>
    <message>
        <source>Through the proxy %1</source>
        <translation>Lewat proksi %1</translation>
    </message>
    <message>
        <source>At the address %1</source>
        <translation>Di alamat %1</translation>
    </message>
    <message>
        <source>Asking the name server %1</source>
        <translation>Bertanya ke server nama %1</translation>
    </message>
    <message>
        <source>Asking for a name that cannot exist</source>
        <translation>Menanyakan nama yang tidak mungkin ada</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Hal yang sama sekali lagi</translation>
    </message>
    <message>
        <source>Without the server name (SNI)</source>
        <translation>Tanpa nama server (SNI)</translation>
    </message>
    <message>
        <source>With TLS 1.2 alone</source>
        <translation>Dengan TLS 1.2 saja</translation>
    </message>
    <message>
        <source>With TLS 1.3 alone</source>
        <translation>Dengan TLS 1.3 saja</translation>
    </message>
    <message>
        <source>With the system&apos;s certificates</source>
        <translation>Dengan sertifikat sistem</translation>
    </message>
    <message>
        <source>With the connection&apos;s own certificates</source>
        <translation>Dengan sertifikat milik koneksi</translation>
    </message>
    <message>
        <source>With the credential from %1</source>
        <translation>Dengan kredensial dari %1</translation>
    </message>
    <message>
        <source>With HTTP/1.1</source>
        <translation>Dengan HTTP/1.1</translation>
    </message>
    <message>
        <source>As the connection is set</source>
        <translation>Sesuai setelan koneksi</translation>
    </message>
    <message>
        <source>Redirects of</source>
        <translation>Pengalihan</translation>
    </message>
    <message>
        <source>Attempts of</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Latency of</source>
        <translation>Latensi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Sent on to</source>
        <translation>Dialihkan ke</translation>
    </message>
    <message>
        <source>Not sent there</source>
        <translation>Tidak dikirim ke sana</translation>
    </message>
    <message>
        <source>the request itself</source>
        <translation>permintaan itu sendiri</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Lama</translation>
    </message>
    <message>
        <source>Pause after it</source>
        <translation>Jeda sesudahnya</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Jitter (selisih antarpanggilan)</translation>
    </message>
    <message>
        <source>Connecting / processing / reading</source>
        <translation>Menghubungkan / memproses / membaca</translation>
    </message>
    <message>
        <source>too few samples</source>
        <translation>terlalu sedikit sampel</translation>
    </message>
    <message>
        <source>the credential</source>
        <translation>kredensial</translation>
    </message>
    <message>
        <source>the cookies that were set</source>
        <translation>cookie yang dipasang</translation>
    </message>
    <message>
        <source>the body</source>
        <translation>isi</translation>
    </message>
    <message>
        <source>as the policy says</source>
        <translation>menurut kebijakan</translation>
    </message>
    <message>
        <source>as Retry-After asks</source>
        <translation>menurut Retry-After</translation>
    </message>
    <message>
        <source>From the desktop&apos;s settings</source>
        <translation>Dari pengaturan desktop</translation>
    </message>
    <message>
        <source>Chosen by a PAC file</source>
        <translation>Dipilih oleh berkas PAC</translation>
    </message>
    <message>
        <source>it stands for every host</source>
        <translation>berlaku untuk semua host</translation>
    </message>
    <message>
        <source>it covers every host below that domain</source>
        <translation>mencakup semua host di bawah domain itu</translation>
    </message>
    <message>
        <source>it is this address</source>
        <translation>itu alamat ini sendiri</translation>
    </message>
    <message>
        <source>the address is in this network</source>
        <translation>alamatnya berada di jaringan itu</translation>
    </message>
    <message>
        <source>it is this host&apos;s name</source>
        <translation>itu nama host ini sendiri</translation>
    </message>
    <message>
        <source>No proxy: the address is this computer itself</source>
        <translation>Tanpa proksi: alamatnya komputer ini sendiri</translation>
    </message>
    <message>
        <source>No proxy: “%1” in no_proxy matches, %2</source>
        <translation>Tanpa proksi: “%1” dalam no_proxy cocok, %2</translation>
    </message>
    <message>
        <source>No proxy: “%1” in the desktop&apos;s exceptions matches, %2</source>
        <translation>Tanpa proksi: “%1” dalam pengecualian desktop cocok, %2</translation>
    </message>
    <message>
        <source>No proxy: there are no desktop settings here</source>
        <translation>Tanpa proksi: di sini tidak ada pengaturan desktop</translation>
    </message>
    <message>
        <source>No proxy, by the desktop&apos;s settings (%1)</source>
        <translation>Tanpa proksi, menurut pengaturan desktop (%1)</translation>
    </message>
    <message>
        <source>No proxy, by the PAC file %1</source>
        <translation>Tanpa proksi, menurut berkas PAC %1</translation>
    </message>
    <message>
        <source>Proxy %1, from the variable %2</source>
        <translation>Proksi %1, dari variabel %2</translation>
    </message>
    <message>
        <source>Proxy %1, from the desktop&apos;s settings (%2)</source>
        <translation>Proksi %1, dari pengaturan desktop (%2)</translation>
    </message>
    <message>
        <source>Proxy %1, chosen by the PAC file %2</source>
        <translation>Proksi %1, dipilih oleh berkas PAC %2</translation>
    </message>
    <message>
        <source>Proxy %1, from the connection&apos;s settings</source>
        <translation>Proksi %1, dari pengaturan koneksi</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) was/were sent to the system.</source>
        <translation>
            <numerusform>%n permintaan dikirim ke sistem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start of the program</source>
        <translation>Awal program</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Salam pembuka</translation>
    </message>
    <message>
        <source>List of tools</source>
        <translation>Daftar alat</translation>
    </message>
    <message>
        <source>End of the program</source>
        <translation>Akhir program</translation>
    </message>
</context>
<context>
    <name>lentera::Actions</name>
    <message>
        <source>&amp;Run check</source>
        <translation>&amp;Jalankan pemeriksaan</translation>
    </message>
    <message>
        <source>Check an &amp;address once…</source>
        <translation>Periksa &amp;alamat sekali saja…</translation>
    </message>
    <message>
        <source>&amp;Stop what is running</source>
        <translation>&amp;Hentikan yang berjalan</translation>
    </message>
    <message>
        <source>&amp;Add a tenant…</source>
        <translation>&amp;Tambah tenant…</translation>
    </message>
    <message>
        <source>Add a &amp;connection…</source>
        <translation>Tambah &amp;koneksi…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Sunting…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplikat</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Buang</translation>
    </message>
    <message>
        <source>&amp;Import tenants…</source>
        <translation>&amp;Impor tenant…</translation>
    </message>
    <message>
        <source>E&amp;xport tenants…</source>
        <translation>&amp;Ekspor tenant…</translation>
    </message>
    <message>
        <source>&amp;Practice workspace</source>
        <translation>&amp;Ruang kerja latihan</translation>
    </message>
    <message>
        <source>&amp;Leave the practice workspace</source>
        <translation>Keluar dari ruang kerja &amp;latihan</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Kel&amp;uar</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Ikhtisar</translation>
    </message>
    <message>
        <source>&amp;Diagnose</source>
        <translation>&amp;Diagnosis</translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation>&amp;Kredensial</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Bantuan</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Pengaturan</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>Pa&amp;let perintah…</translation>
    </message>
    <message>
        <source>&amp;Filter tenants</source>
        <translation>&amp;Saring tenant</translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation>Ganti ke bahasa Inggris</translation>
    </message>
    <message>
        <source>Switch to Indonesian</source>
        <translation>Ganti ke bahasa Indonesia</translation>
    </message>
    <message>
        <source>Appearance as the system has it</source>
        <translation>Penampilan sesuai sistem</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>Penampilan terang</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Penampilan gelap</translation>
    </message>
    <message>
        <source>&amp;Explain what is selected</source>
        <translation>&amp;Jelaskan yang dipilih</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Pintasan papan ketik</translation>
    </message>
    <message>
        <source>&amp;About Lentera</source>
        <translation>&amp;Tentang Lentera</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Ruang kerja</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Pemeriksaan</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>About Lentera</source>
        <translation>Tentang Lentera</translation>
    </message>
    <message>
        <source>Lentera %1</source>
        <translation>Lentera %1</translation>
    </message>
    <message>
        <source>Finds the root cause when an integration breaks. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Menemukan akar penyebab ketika integrasi rusak. Perangkat lunak bebas di bawah GNU General Public License, versi 3 atau yang lebih baru.</translation>
    </message>
    <message>
        <source>&amp;Paste an address or an error text</source>
        <translation>&amp;Tempel alamat atau teks galat</translation>
    </message>
    <message>
        <source>Check &amp;list…</source>
        <translation>Daftar peri&amp;ksa…</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Berkas</translation>
    </message>
</context>
<context>
    <name>lentera::AdvancedForm</name>
    <message>
        <source>Name servers</source>
        <translation>Server nama</translation>
    </message>
    <message>
        <source>Addresses separated by commas, with a port where it is not 53. Empty: the system&apos;s.</source>
        <translation>Alamat dipisahkan koma, dengan port bila bukan 53. Kosongkan untuk memakai milik sistem.</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>Alihkan koneksi ke</translation>
    </message>
    <message>
        <source>HOST:PORT:ADDRESS:PORT, separated by commas: sends a name&apos;s requests to another address.</source>
        <translation>HOST:PORT:ALAMAT:PORT, dipisahkan koma: mengirim permintaan untuk suatu nama host ke alamat lain.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Alamat proksi</translation>
    </message>
    <message>
        <source>http, https, socks5 or socks5h. User name and password belong to the credential.</source>
        <translation>http, https, socks5, atau socks5h. Nama pengguna dan kata sandi diisi bersama kredensial.</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Percayai</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Sertifikat tepercaya</translation>
    </message>
    <message>
        <source>A PEM file; its content is kept.</source>
        <translation>Berkas PEM; isinya disimpan.</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Sertifikat klien</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.p12 *.pfx);;All files (*)</source>
        <translation>Sertifikat (*.pem *.crt *.p12 *.pfx);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>PEM or PKCS#12.</source>
        <translation>PEM atau PKCS#12.</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Kunci klien</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>Kunci (*.pem *.key);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Empty when it is in the certificate&apos;s file. Its passphrase belongs to the credential.</source>
        <translation>Kosongkan bila kunci ada di berkas sertifikat. Frasa sandinya diisi bersama kredensial.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> detik</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Batas waktu koneksi</translation>
    </message>
    <message>
        <source>For one TCP connection or TLS handshake.</source>
        <translation>Untuk satu koneksi TCP atau jabat tangan TLS.</translation>
    </message>
    <message>
        <source>Time without a byte</source>
        <translation>Batas waktu tanpa data</translation>
    </message>
    <message>
        <source>While waiting for an answer.</source>
        <translation>Selama menunggu respons.</translation>
    </message>
    <message>
        <source>Time for the whole check</source>
        <translation>Batas waktu pemeriksaan</translation>
    </message>
    <message>
        <source>Kept already; choose a file to replace them</source>
        <translation>Sudah tersimpan; pilih berkas untuk menggantinya</translation>
    </message>
    <message>
        <source>PAC file</source>
        <translation>Berkas PAC</translation>
    </message>
    <message>
        <source>Its http or https address, or the whole path of a file.</source>
        <translation>Alamat http atau https-nya, atau jalur lengkap sebuah berkas.</translation>
    </message>
</context>
<context>
    <name>lentera::CheckQueue</name>
    <message>
        <source>The checks were stopped.</source>
        <translation>Pemeriksaan dihentikan.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) checked.</source>
        <translation>
            <numerusform>%n koneksi diperiksa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them do(es) not work.</source>
        <translation>
            <numerusform>%n di antaranya tidak berfungsi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::ChecklistDialog</name>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation>Salin &amp;perintah</translation>
    </message>
    <message>
        <source>&amp;Explain</source>
        <translation>&amp;Jelaskan</translation>
    </message>
    <message>
        <source>&amp;Run check</source>
        <translation>Jalankan &amp;pemeriksaan</translation>
    </message>
    <message>
        <source>Clear &amp;ticks</source>
        <translation>Hapus &amp;centang</translation>
    </message>
    <message>
        <source>Check list for %1</source>
        <translation>Daftar periksa untuk %1</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>Daftar periksa</translation>
    </message>
    <message>
        <source>Check lists</source>
        <translation>Daftar periksa</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Command of the step</source>
        <translation>Perintah langkah ini</translation>
    </message>
    <message>
        <source>A check has found: %1</source>
        <translation>Pemeriksaan menemukan: %1</translation>
    </message>
</context>
<context>
    <name>lentera::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palet perintah</translation>
    </message>
    <message>
        <source>Type a command, a tenant, an address or an error text</source>
        <translation>Ketik perintah, tenant, alamat, atau teks galat</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Perintah yang cocok</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Buka %1</translation>
    </message>
    <message>
        <source>Run check of %1</source>
        <translation>Jalankan pemeriksaan %1</translation>
    </message>
    <message>
        <source>Check %1 once</source>
        <translation>Periksa %1 sekali saja</translation>
    </message>
    <message>
        <source>Explain “%1”</source>
        <translation>Jelaskan “%1”</translation>
    </message>
</context>
<context>
    <name>lentera::ConnectionDialog</name>
    <message>
        <source>Add a connection — %1</source>
        <translation>Tambah koneksi — %1</translation>
    </message>
    <message>
        <source>Edit %1 — %2</source>
        <translation>Sunting %1 — %2</translation>
    </message>
    <message>
        <source>Check an address once</source>
        <translation>Periksa alamat sekali saja</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Tambah koneksi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Cara masuk</translation>
    </message>
    <message>
        <source>The credential itself is set on the Credentials page.</source>
        <translation>Kredensialnya sendiri diisi di halaman Kredensial.</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>%1 (its file is missing)</source>
        <translation>%1 (berkasnya tidak ada)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistem</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Identifier</source>
        <translation>&amp;ID</translation>
    </message>
    <message>
        <source>Used on the command line and in files. It cannot be changed later.</source>
        <translation>Dipakai di baris perintah dan di berkas. Tidak dapat diubah lagi nanti.</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Cara masuk bawaan</translation>
    </message>
    <message>
        <source>A connection needs a name.</source>
        <translation>Koneksi memerlukan nama.</translation>
    </message>
    <message>
        <source>Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or digit.</source>
        <translation>Gunakan 1 sampai 64 huruf kecil, angka, dan tanda hubung; awali dengan huruf atau angka.</translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation>Isi bidang ini.</translation>
    </message>
    <message>
        <source>Advanced: proxy, trust, time-outs, retries</source>
        <translation>Tingkat lanjut: proksi, sertifikat, batas waktu, percobaan ulang</translation>
    </message>
    <message>
        <source>Choose the file with the certificates to trust.</source>
        <translation>Pilih berkas sertifikat yang akan dipercaya.</translation>
    </message>
    <message>
        <source>This does not fit. Expected: %1</source>
        <translation>Nilai ini tidak sesuai. Yang diharapkan: %1</translation>
    </message>
</context>
<context>
    <name>lentera::CredentialDialog</name>
    <message>
        <source>Set the credential of %1</source>
        <translation>Isi kredensial %1</translation>
    </message>
    <message>
        <source>Rotate the credential of %1</source>
        <translation>Ganti kredensial %1</translation>
    </message>
    <message>
        <source>&amp;Store in the keychain</source>
        <translation>&amp;Simpan di keyring sistem</translation>
    </message>
    <message>
        <source>&amp;Check and store</source>
        <translation>&amp;Uji dan simpan</translation>
    </message>
    <message>
        <source>What you enter goes into the keychain of this computer and nowhere else.</source>
        <translation>Isian Anda masuk ke keyring sistem komputer ini dan tidak ke tempat lain.</translation>
    </message>
    <message>
        <source>The new values are tried against the live system first. They are stored only if it accepts them; else the old ones are kept.</source>
        <translation>Nilai baru diuji dahulu pada sistem yang sesungguhnya. Nilai itu disimpan hanya bila diterima; bila tidak, yang lama tetap berlaku.</translation>
    </message>
    <message>
        <source>Enter a value; the sign-in needs it.</source>
        <translation>Isikan nilainya; cara masuk ini memerlukannya.</translation>
    </message>
    <message>
        <source>Nothing was entered yet.</source>
        <translation>Belum ada yang diisi.</translation>
    </message>
    <message>
        <source>What you enter is kept in memory for this practice and is gone when you leave it.</source>
        <translation>Isian Anda hanya ada di memori selama latihan ini dan hilang ketika Anda keluar.</translation>
    </message>
    <message>
        <source>&amp;Store for this practice</source>
        <translation>&amp;Simpan untuk latihan ini</translation>
    </message>
</context>
<context>
    <name>lentera::CredentialInput</name>
    <message>
        <source>Leave empty to keep the stored value</source>
        <translation>Kosongkan agar nilai tersimpan tetap dipakai</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show what was entered for ten seconds</source>
        <translation>Tampilkan isian selama sepuluh detik</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Tampilkan %1</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Berlaku hingga</translation>
    </message>
    <message>
        <source>%1 expires</source>
        <translation>%1 memiliki tanggal berakhir</translation>
    </message>
    <message>
        <source>Day on which %1 expires</source>
        <translation>Tanggal berakhirnya %1</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) entered.</source>
        <translation>
            <numerusform>%n karakter diisikan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CredentialTable</name>
    <message>
        <source>Fields of the credential</source>
        <translation>Bidang kredensial</translation>
    </message>
</context>
<context>
    <name>lentera::CredentialsPresenter</name>
    <message>
        <source>The credential is stored.</source>
        <translation>Kredensial tersimpan.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifikasi</translation>
    </message>
    <message>
        <source>The new credential is stored, but the old one could not be deleted: %1</source>
        <translation>Kredensial baru tersimpan, tetapi yang lama tidak dapat dihapus: %1</translation>
    </message>
    <message numerus="yes">
        <source>Only %n of the fields was/were stored: %1</source>
        <translation>
            <numerusform>Hanya %n bidang yang tersimpan: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Tidak ada yang disimpan: %1</translation>
    </message>
    <message>
        <source>Nothing was stored; the old credential is still in force: %1</source>
        <translation>Tidak ada yang disimpan; kredensial lama masih berlaku: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Stopped before the credential was verified.</source>
        <translation>Dihentikan sebelum kredensial diverifikasi.</translation>
    </message>
    <message>
        <source>The system accepts this credential.</source>
        <translation>Sistem menerima kredensial ini.</translation>
    </message>
    <message>
        <source>The system accepts this credential, but something else does not work: %1</source>
        <translation>Sistem menerima kredensial ini, tetapi ada hal lain yang tidak berfungsi: %1</translation>
    </message>
    <message>
        <source>The system does not accept this credential: %1</source>
        <translation>Sistem tidak menerima kredensial ini: %1</translation>
    </message>
    <message>
        <source>The credential could not be verified; the check ended before the sign-in: %1</source>
        <translation>Kredensial tidak dapat diverifikasi; pemeriksaan berakhir sebelum proses masuk: %1</translation>
    </message>
    <message>
        <source>The system accepts the new credential. It is stored, and the old one is deleted.</source>
        <translation>Sistem menerima kredensial baru. Yang baru disimpan dan yang lama dihapus.</translation>
    </message>
    <message>
        <source>Stopped before the system answered. The old credential is kept.</source>
        <translation>Dihentikan sebelum sistem menjawab. Kredensial lama tetap berlaku.</translation>
    </message>
    <message>
        <source>The system does not accept the new credential, so the old one is kept: %1</source>
        <translation>Sistem tidak menerima kredensial baru, jadi yang lama tetap berlaku: %1</translation>
    </message>
    <message>
        <source>The new credential could not be tried, so the old one is kept: %1</source>
        <translation>Kredensial baru tidak dapat diuji, jadi yang lama tetap berlaku: %1</translation>
    </message>
    <message>
        <source>Nothing was removed; the credential is still there: %1</source>
        <translation>Tidak ada yang dihapus; kredensial masih tersimpan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) could not be removed and is/are still there: %1</source>
        <translation>
            <numerusform>%n bidang tidak dapat dihapus dan masih tersimpan: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the keychain for its state…</source>
        <translation>Menanyakan keadaan keyring sistem…</translation>
    </message>
    <message>
        <source>Practice credentials are kept in memory and are gone when you leave.</source>
        <translation>Kredensial latihan hanya ada di memori dan hilang ketika Anda keluar.</translation>
    </message>
    <message>
        <source>The keychain is usable: %1</source>
        <translation>Keyring sistem siap dipakai: %1</translation>
    </message>
    <message>
        <source>Asking the live system…</source>
        <translation>Menguji pada sistem…</translation>
    </message>
    <message>
        <source>Asking the live system, step “%1”…</source>
        <translation>Menguji pada sistem, langkah “%1”…</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Jelaskan</translation>
    </message>
    <message>
        <source>Show in Diagnose</source>
        <translation>Tampilkan di Diagnosis</translation>
    </message>
    <message>
        <source>Answer the question of your desktop to unlock the keychain.</source>
        <translation>Jawab pertanyaan desktop Anda untuk membuka kunci keyring sistem.</translation>
    </message>
    <message>
        <source>The credential was removed.</source>
        <translation>Kredensial dihapus.</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Menghapus…</translation>
    </message>
</context>
<context>
    <name>lentera::Desk</name>
    <message>
        <source>Explain</source>
        <translation>Jelaskan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (salinan)</translation>
    </message>
    <message>
        <source>Tenant “%1” was removed with its connections.</source>
        <translation>Tenant “%1” dan koneksinya dibuang.</translation>
    </message>
    <message>
        <source>Connection “%1” was removed.</source>
        <translation>Koneksi “%1” dibuang.</translation>
    </message>
</context>
<context>
    <name>lentera::DetailPane</name>
    <message>
        <source>Raw evidence</source>
        <translation>Bukti mentah</translation>
    </message>
    <message>
        <source>Raw &amp;evidence</source>
        <translation>Bukti m&amp;entah</translation>
    </message>
    <message>
        <source>Show what was seen, as it was stored</source>
        <translation>Tampilkan hasil pengamatan sebagaimana disimpan</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Command that reproduces it</source>
        <translation>Perintah untuk mengulanginya</translation>
    </message>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation>&amp;Salin perintah</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>Cara mengulangi</translation>
    </message>
    <message>
        <source>Last worked: %1</source>
        <translation>Terakhir berfungsi: %1</translation>
    </message>
    <message>
        <source>No earlier check of this connection was good.</source>
        <translation>Koneksi ini belum pernah lolos pemeriksaan.</translation>
    </message>
    <message>
        <source>This step is in order.</source>
        <translation>Langkah ini lolos.</translation>
    </message>
    <message>
        <source>This step was not run because an earlier one failed.</source>
        <translation>Langkah ini tidak dijalankan karena langkah sebelumnya gagal.</translation>
    </message>
    <message>
        <source>This step was stopped.</source>
        <translation>Langkah ini dihentikan.</translation>
    </message>
</context>
<context>
    <name>lentera::DiagnosePresenter</name>
    <message>
        <source>The case file was written to %1.</source>
        <translation>Berkas kasus ditulis ke %1.</translation>
    </message>
</context>
<context>
    <name>lentera::ExplanationView</name>
    <message>
        <source>Show this explanation in %1</source>
        <translation>Tampilkan penjelasan ini dalam %1</translation>
    </message>
    <message>
        <source>Copy this explanation</source>
        <translation>Salin penjelasan ini</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
</context>
<context>
    <name>lentera::FileField</name>
    <message>
        <source>Browse…</source>
        <translation>Telusuri…</translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation>Telusuri: %1</translation>
    </message>
</context>
<context>
    <name>lentera::FindingsModel</name>
    <message numerus="yes">
        <source>%n step(s) not run because of this: %1</source>
        <translation>
            <numerusform>%n langkah tidak dijalankan karena hal ini: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::KeychainBar</name>
    <message>
        <source>E&amp;xplain</source>
        <translation>&amp;Jelaskan</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Segarkan</translation>
    </message>
    <message>
        <source>State of the keychain</source>
        <translation>Keadaan keyring sistem</translation>
    </message>
    <message>
        <source>Ask the keychain for its state again (Ctrl+Shift+K)</source>
        <translation>Tanyakan lagi keadaan keyring sistem (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>Buka &amp;kunci…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Berhenti menunggu</translation>
    </message>
</context>
<context>
    <name>lentera::LadderView</name>
    <message>
        <source>Steps of the check</source>
        <translation>Langkah pemeriksaan</translation>
    </message>
</context>
<context>
    <name>lentera::MainWindow</name>
    <message>
        <source>Close Lentera?</source>
        <translation>Tutup Lentera?</translation>
    </message>
    <message>
        <source>A check is still running.</source>
        <translation>Pemeriksaan masih berjalan.</translation>
    </message>
    <message>
        <source>Closing stops it. What was seen so far is not kept.</source>
        <translation>Menutup jendela akan menghentikannya. Hasil sejauh ini tidak disimpan.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Hentikan dan tutup</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Biarkan berjalan</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di mana saja</translation>
    </message>
    <message>
        <source>Tenants and connections</source>
        <translation>Tenant dan koneksi</translation>
    </message>
</context>
<context>
    <name>lentera::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Tutup pesan ini</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
</context>
<context>
    <name>lentera::OverviewTable</name>
    <message>
        <source>Connections and their state</source>
        <translation>Koneksi dan statusnya</translation>
    </message>
    <message>
        <source>&amp;Open in Diagnose</source>
        <translation>&amp;Buka di Diagnosis</translation>
    </message>
    <message>
        <source>Chec&amp;k selected</source>
        <translation>&amp;Periksa yang dipilih</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Salin sebagai &amp;teks</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Salin sebagai &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Salin sebagai &amp;JSON</translation>
    </message>
</context>
<context>
    <name>lentera::PlaceBar</name>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ikhtisar</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Kredensial</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, tombol %2</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
</context>
<context>
    <name>lentera::PostureDialog</name>
    <message>
        <source>Ask the authority about &amp;revocation</source>
        <translation>Tanyakan &amp;pencabutan kepada otoritas</translation>
    </message>
    <message>
        <source>Compare with the trust stores of &amp;other programs</source>
        <translation>Bandingkan dengan penyimpanan kepercayaan program &amp;lain</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>P&amp;eriksa lagi</translation>
    </message>
    <message>
        <source>&amp;Save certificates…</source>
        <translation>&amp;Simpan sertifikat…</translation>
    </message>
    <message>
        <source>TLS of %1</source>
        <translation>TLS %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>What the server offers</source>
        <translation>Yang ditawarkan server</translation>
    </message>
    <message>
        <source>Chain of certificates</source>
        <translation>Rantai sertifikat</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Temuan</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>&amp;Chain</source>
        <translation>&amp;Rantai</translation>
    </message>
    <message>
        <source>Asks other hosts than this one: the authority&apos;s OCSP responder and its lists.</source>
        <translation>Menghubungi host lain: responder OCSP milik otoritas dan daftarnya.</translation>
    </message>
    <message>
        <source>The examination is running</source>
        <translation>Pemeriksaan sedang berjalan</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Examining %1…</source>
        <translation>Memeriksa %1…</translation>
    </message>
    <message numerus="yes">
        <source>Examining: %n connection(s) so far</source>
        <translation>
            <numerusform>Memeriksa: %n sambungan sejauh ini</numerusform>
        </translation>
    </message>
    <message>
        <source>The examination was stopped.</source>
        <translation>Pemeriksaan dihentikan.</translation>
    </message>
    <message>
        <source>Save certificates</source>
        <translation>Simpan sertifikat</translation>
    </message>
    <message>
        <source>Certificates (*.pem)</source>
        <translation>Sertifikat (*.pem)</translation>
    </message>
    <message>
        <source>What the examination found</source>
        <translation>Hasil pemeriksaan TLS</translation>
    </message>
</context>
<context>
    <name>lentera::PracticeBanner</name>
    <message>
        <source>Practice workspace: these systems run inside Lentera. Nothing here is real.</source>
        <translation>Ruang kerja latihan: sistem-sistem ini berjalan di dalam Lentera. Tidak ada yang sungguhan.</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Keluar dari latihan</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
</context>
<context>
    <name>lentera::ProcessForm</name>
    <message>
        <source> s</source>
        <translation> detik</translation>
    </message>
    <message>
        <source>Time for the whole check</source>
        <translation>Waktu untuk seluruh pemeriksaan</translation>
    </message>
    <message>
        <source>From the start to the end of the program. A first start may have to download it.</source>
        <translation>Dari awal sampai akhir program. Saat pertama dimulai, program mungkin perlu diunduh dahulu.</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>Perinta&amp;h</translation>
    </message>
    <message>
        <source>The program alone: a file, or a name that PATH leads to.</source>
        <translation>Programnya saja: berkas, atau nama yang ditemukan lewat PATH.</translation>
    </message>
    <message>
        <source>&amp;Arguments</source>
        <translation>&amp;Argumen</translation>
    </message>
    <message>
        <source>One a line, without quotation marks. No secrets.</source>
        <translation>Satu per baris, tanpa tanda kutip. Tanpa rahasia.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Folder</translation>
    </message>
    <message>
        <source>Where the program runs, as a whole path. Empty: /</source>
        <translation>Tempat program berjalan, sebagai jalur lengkap. Kosong: /</translation>
    </message>
    <message>
        <source>Variables passed on</source>
        <translation>Variabel yang diteruskan</translation>
    </message>
    <message>
        <source>Names separated by blanks; the values are those that Lentera itself has. The program gets no others.</source>
        <translation>Nama dipisahkan spasi; nilainya adalah nilai yang dimiliki Lentera sendiri. Program tidak mendapat yang lain.</translation>
    </message>
    <message>
        <source>Further variables</source>
        <translation>Variabel lain</translation>
    </message>
    <message>
        <source>NAME=VALUE, one a line. No secrets.</source>
        <translation>NAMA=NILAI, satu per baris. Tanpa rahasia.</translation>
    </message>
    <message>
        <source>Variables that are secret</source>
        <translation>Variabel rahasia</translation>
    </message>
    <message>
        <source>Names separated by blanks. Their values are set on the Credentials page and kept in the keychain.</source>
        <translation>Nama dipisahkan spasi. Nilainya diisi di halaman Kredensial dan disimpan di keyring sistem.</translation>
    </message>
</context>
<context>
    <name>lentera::RootsField</name>
    <message>
        <source>File with trusted certificates</source>
        <translation>Berkas sertifikat tepercaya</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Sertifikat (*.pem *.crt *.cer);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>This file cannot be read, or holds no PEM certificate.</source>
        <translation>Berkas ini tidak dapat dibaca, atau tidak memuat sertifikat PEM.</translation>
    </message>
</context>
<context>
    <name>lentera::SecretEdit</name>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Kosongkan</translation>
    </message>
</context>
<context>
    <name>lentera::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan ketik</translation>
    </message>
</context>
<context>
    <name>lentera::SignInDialog</name>
    <message>
        <source>Copy &amp;code</source>
        <translation>Salin &amp;kode</translation>
    </message>
    <message>
        <source>&amp;Open the browser</source>
        <translation>&amp;Buka peramban</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Masuk</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Masuk ke %1</translation>
    </message>
    <message>
        <source>Reading what is known of this sign-in…</source>
        <translation>Membaca yang sudah diketahui tentang cara masuk ini…</translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation>&amp;Cara</translation>
    </message>
    <message>
        <source>&amp;Client ID</source>
        <translation>&amp;ID klien</translation>
    </message>
    <message>
        <source>Of the app that is registered with this system.</source>
        <translation>Milik aplikasi yang terdaftar di sistem ini.</translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation>&amp;Rahasia klien</translation>
    </message>
    <message>
        <source>Leave it empty where it is stored, or where the app has none.</source>
        <translation>Kosongkan bila sudah tersimpan, atau bila aplikasinya tidak memilikinya.</translation>
    </message>
    <message>
        <source>Sco&amp;pes</source>
        <translation>Cakupan (sco&amp;pe)</translation>
    </message>
    <message>
        <source>Separated by blanks.</source>
        <translation>Dipisahkan dengan spasi.</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Alamat yang dibuka</translation>
    </message>
    <message>
        <source>Code to type there</source>
        <translation>Kode yang diketik di sana</translation>
    </message>
    <message>
        <source>The sign-in goes on</source>
        <translation>Proses masuk berlangsung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Steps of the sign-in</source>
        <translation>Langkah-langkah masuk</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Signed in to %1 since %2. Signing in again replaces the tokens.</source>
        <translation>Sudah masuk ke %1 sejak %2. Masuk lagi akan mengganti tokennya.</translation>
    </message>
    <message>
        <source>Not signed in to %1 yet.</source>
        <translation>Belum masuk ke %1.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Sedang masuk…</translation>
    </message>
    <message>
        <source>Type this code on the page, on any device.</source>
        <translation>Ketik kode ini di halaman tersebut, pada perangkat mana pun.</translation>
    </message>
    <message>
        <source>Sign in on the page that your browser shows.</source>
        <translation>Masuklah di halaman yang ditampilkan peramban Anda.</translation>
    </message>
    <message>
        <source>1. Open the address. 2. Type the code there and agree. Lentera notices by itself.</source>
        <translation>1. Buka alamatnya. 2. Ketik kodenya di sana dan setujui. Lentera mengetahuinya sendiri.</translation>
    </message>
    <message>
        <source>Open the address, sign in and agree. Lentera notices by itself.</source>
        <translation>Buka alamatnya, masuk, dan setujui. Lentera mengetahuinya sendiri.</translation>
    </message>
    <message>
        <source>Time left: %1:%2</source>
        <translation>Sisa waktu: %1:%2</translation>
    </message>
    <message>
        <source>Signed in. The tokens are in the keychain.</source>
        <translation>Berhasil masuk. Tokennya tersimpan di keyring.</translation>
    </message>
    <message>
        <source>The sign-in failed.</source>
        <translation>Gagal masuk.</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>&amp;Masuk lagi</translation>
    </message>
    <message>
        <source>The sign-in could not be tried.</source>
        <translation>Proses masuk tidak dapat dicoba.</translation>
    </message>
</context>
<context>
    <name>lentera::TenantDialog</name>
    <message>
        <source>Add a tenant</source>
        <translation>Tambah tenant</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Sunting %1</translation>
    </message>
    <message>
        <source>Add tenant</source>
        <translation>Tambah tenant</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Identifier</source>
        <translation>&amp;ID</translation>
    </message>
    <message>
        <source>Used on the command line and in files. It cannot be changed later.</source>
        <translation>Dipakai di baris perintah dan di berkas. Tidak dapat diubah lagi nanti.</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Lingkungan</translation>
    </message>
    <message>
        <source>When in doubt, choose production: Lentera is then most careful.</source>
        <translation>Bila ragu, pilih produksi: Lentera paling berhati-hati di sana.</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Warna</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>Use the environment&apos;s colour</source>
        <translation>Pakai warna lingkungan</translation>
    </message>
    <message>
        <source>Colour of the tenant</source>
        <translation>Warna tenant</translation>
    </message>
    <message>
        <source>The environment&apos;s</source>
        <translation>Warna lingkungan</translation>
    </message>
    <message>
        <source>Choose the colour, now: %1</source>
        <translation>Pilih warna, sekarang: %1</translation>
    </message>
    <message>
        <source>A tenant needs a name.</source>
        <translation>Tenant memerlukan nama.</translation>
    </message>
    <message>
        <source>Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or digit.</source>
        <translation>Gunakan 1 sampai 64 huruf kecil, angka, dan tanda hubung; awali dengan huruf atau angka.</translation>
    </message>
</context>
<context>
    <name>lentera::TenantPanel</name>
    <message>
        <source>Filter tenants and connections</source>
        <translation>Saring tenant dan koneksi</translation>
    </message>
    <message>
        <source>Tenants and connections</source>
        <translation>Tenant dan koneksi</translation>
    </message>
    <message>
        <source>Tenants and their connections stand here. Press Ctrl+N to add one.</source>
        <translation>Tenant dan koneksinya tampil di sini. Tekan Ctrl+N untuk menambahkan.</translation>
    </message>
    <message>
        <source>No tenant or connection has these words.</source>
        <translation>Tidak ada tenant atau koneksi dengan kata itu.</translation>
    </message>
    <message>
        <source>Filter by what is typed</source>
        <translation>Saring menurut yang diketik</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Huruf</translation>
    </message>
    <message>
        <source>Back from the filter to the list</source>
        <translation>Kembali dari filter ke daftar</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Bersihkan filter</translation>
    </message>
    <message>
        <source>Open in Diagnose</source>
        <translation>Buka di Diagnosis</translation>
    </message>
</context>
<context>
    <name>lentera::TracesView</name>
    <message>
        <source>What an experiment showed</source>
        <translation>Yang ditunjukkan percobaan</translation>
    </message>
    <message>
        <source>As the connection is set</source>
        <translation>Sesuai setelan koneksi</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Percobaan</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message numerus="yes">
        <source>%n connector file(s) could not be read.</source>
        <translation>
            <numerusform>%n berkas konektor tidak dapat dibaca.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
</context>
</TS>
