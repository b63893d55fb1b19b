// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <openssl/evp.h>

#include <QCoreApplication>
#include <QFile>

namespace nightjar {

void Sha256::Free::operator()(evp_md_ctx_st *context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : m_context(EVP_MD_CTX_new()) { EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView bytes) { EVP_DigestUpdate(m_context.get(), bytes.data(), std::size_t(bytes.size())); }

Sha256 Sha256::copy() const
{
    Sha256 copied;
    EVP_MD_CTX_copy_ex(copied.m_context.get(), m_context.get());
    return copied;
}

QByteArray Sha256::soFar() const { return copy().finish(); }

QByteArray Sha256::finish()
{
    QByteArray digest(32, Qt::Uninitialized);
    EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr);
    return digest;
}

QByteArray sha256(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

QString sha256Hex(QByteArrayView bytes) { return QString::fromLatin1(sha256(bytes).toHex()); }

Result<QString> sha256OfFile(const QString &path, const OnProgress &onProgress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Kind::Io,
                     QCoreApplication::translate("Base", "%1 cannot be read: %2. Check the path and the permissions.")
                         .arg(path, file.errorString()),
                     path};
    }
    constexpr qint64 chunk = 1 << 20;
    QByteArray buffer(chunk, Qt::Uninitialized);
    Sha256 hash;
    qint64 done = 0;
    for (;;) {
        const qint64 got = file.read(buffer.data(), chunk);
        if (got < 0) {
            return Error{Error::Kind::Io,
                         QCoreApplication::translate("Base", "Reading %1 broke off: %2. Copy the file again and retry.")
                             .arg(path, file.errorString()),
                         path};
        }
        if (got == 0)
            break;
        hash.add(QByteArrayView(buffer.constData(), got));
        done += got;
        if (onProgress && !onProgress({done, file.size()}))
            return Error{Error::Kind::Cancelled, QCoreApplication::translate("Base", "Cancelled."), path};
    }
    return QString::fromLatin1(hash.finish().toHex());
}

} // namespace nightjar
