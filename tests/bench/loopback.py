# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benches share: certificates and ports of servers on loopback."""
import os
import socket
import subprocess
import sys
import time

# What is measured is a machine as it is installed: a bundle that is named outright would be read as a whole.
for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
    os.environ.pop(variable, None)


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **options)


class Authority:
    """Certificates for localhost and 127.0.0.1, made with the openssl program."""

    def __init__(self, folder):
        self.folder = folder
        self.issue("root", "/CN=Bench Root", None, "CA:TRUE")
        self.issue("middle", "/CN=Bench Issuing CA", "root", "CA:TRUE")
        self.issue("rsa", "/CN=localhost", "middle", "CA:FALSE")
        self.issue("ec", "/CN=localhost", "middle", "CA:FALSE", "ec")
        self.issue("old", "/CN=localhost", "middle", "CA:FALSE", days=("20200101000000Z", "20210101000000Z"))
        for name in ("rsa", "ec", "old"):
            self.path(f"{name}.chain").write_text(self.path(f"{name}.pem").read_text()
                                                  + self.path("middle.pem").read_text())
        run("openssl", "genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe2048",
            "-out", self.path("dh.pem"))

    def path(self, name):
        return self.folder / name

    def issue(self, name, subject, issuer, constraint, kind="rsa", days=None):
        key = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else [
            "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
        run("openssl", "genpkey", *key, "-out", self.path(f"{name}.key"))
        extensions = f"basicConstraints=critical,{constraint}\nsubjectKeyIdentifier=hash\n"
        extensions += "keyUsage=keyCertSign,cRLSign\n" if "TRUE" in constraint else (
            "subjectAltName=DNS:localhost,IP:127.0.0.1\nkeyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\n")
        self.path("ext").write_text(extensions)
        run("openssl", "req", "-new", "-key", self.path(f"{name}.key"), "-subj", subject, "-out", self.path("csr"))
        self.path("index").write_text("")
        self.path("serial").write_text("%016X" % int.from_bytes(os.urandom(7), "big"))
        self.path("ca.cnf").write_text(
            f"[ca]\ndefault_ca=d\n[d]\nnew_certs_dir={self.folder}\ndatabase={self.path('index')}\n"
            f"serial={self.path('serial')}\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n")
        start, end = days or ("20260101000000Z", "20270601000000Z")
        signer = ["-cert", self.path(f"{issuer}.pem"), "-keyfile", self.path(f"{issuer}.key")] if issuer else [
            "-selfsign", "-keyfile", self.path(f"{name}.key")]
        made = run("openssl", "ca", "-batch", "-notext", "-config", self.path("ca.cnf"), *signer, "-in",
                   self.path("csr"), "-out", self.path(f"{name}.pem"), "-startdate", start, "-enddate", end,
                   "-extfile", self.path("ext"))
        if not self.path(f"{name}.pem").exists():
            sys.exit(f"openssl could not make {name}: {made.stderr}")


def free_ports(count):
    """Ports of 127.0.0.1 that were free a moment ago."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class Nginx:
    """One nginx process with a TLS server a port; `servers` has each one's further words by port."""

    def __init__(self, folder, servers, common=""):
        (folder / "openssl.cnf").write_text("openssl_conf=c\n[c]\nssl_conf=s\n[s]\nsystem_default=d\n[d]\n"
                                            "MinProtocol=TLSv1\nCipherString=DEFAULT:@SECLEVEL=0\n")
        blocks = "".join(f"server {{ listen 127.0.0.1:{port} ssl; {words} }}\n" for port, words in servers.items())
        (folder / "nginx.conf").write_text(
            f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log; "
            f"worker_rlimit_nofile 20000; events {{ worker_connections 8192; }}\n"
            f"http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; "
            f"fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder}; {common}\n{blocks}}}\n")
        self.process = subprocess.Popen(
            ["nginx", "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")],
            env={**os.environ, "OPENSSL_CONF": str(folder / "openssl.cnf"),
                 "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}, stderr=subprocess.PIPE)
        for port in servers:
            self.await_port(port)

    def await_port(self, port):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit("nginx: " + self.process.stderr.read().decode())
        sys.exit(f"nginx: nothing listens on port {port}")

    def stop(self):
        self.process.kill()
        self.process.wait()
